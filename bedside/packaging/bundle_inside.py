"""Prebuild and compile a folder, under the Python that the bundle is for.

    python -s -S -B bundle_inside.py FOLDER

Words, knowledge and lexicon are prebuilt, then every .py file is replaced by a .pyc. Nothing is
imported but the standard library, a neighbour and the content of the folder.
"""

import ast
import importlib.util
import marshal
import sys
import warnings
from pathlib import Path
from types import CodeType

OURS = ("leg_comfort", "lambda_function.py")
HOME = "/var/task"
"""The folder where Lambda unpacks a bundle, which tracebacks name."""
UNCHECKED_HASH = (1).to_bytes(4, "little")
"""The flags of a .pyc that is loaded without checking a source or time stamp."""
DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def main(folder: Path) -> None:
    """Prebuild and compile a folder."""
    sys.path = [str(folder), *sys.path[1:], str(Path(__file__).parents[2])]
    sys.dont_write_bytecode = True
    if (folder / OURS[0]).is_dir():
        make_ready(folder)
    compile_all(folder)


def make_ready(folder: Path) -> None:
    """Read and check words, knowledge and lexicon, and store them in a form that loads fast."""
    from leg_comfort.clinic import KNOWLEDGE, READY, load_clinic
    from leg_comfort.locales import LANGUAGES_FOLDER, LOCALES, language_of
    from leg_comfort.nlu import LEXICON, PatternSet, load_lexicon
    from leg_comfort.prebuilt import write_ready
    from leg_comfort.speech import Words, read_sources, templates_folder

    templates = templates_folder()
    for each in dict.fromkeys([*map(language_of, LOCALES), *LOCALES]):
        Words(read_sources(each, templates)).compile_into(templates)
    clinic = load_clinic()
    write_ready(KNOWLEDGE, READY, clinic)
    for language in dict.fromkeys(map(language_of, LOCALES)):
        lexicon = load_lexicon(language, clinic.findings)
        write_ready(LANGUAGES_FOLDER / language, LEXICON, lexicon, late=[PatternSet])
    for file in sorted(folder.rglob("*.toml")):
        file.unlink()


def compile_all(folder: Path) -> None:
    """Replace every .py by a .pyc in its place, which is found with one look-up."""
    warnings.simplefilter("ignore")  # The SDK's sources hold escapes that are none.
    for source in sorted(folder.rglob("*.py")):
        text, place = source.read_bytes(), source.relative_to(folder)
        code = _compiled(text, place)
        header = importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + importlib.util.source_hash(text)
        source.with_suffix(".pyc").write_bytes(header + marshal.dumps(code))
        source.unlink()


def _compiled(text: bytes, place: Path) -> CodeType:
    from bedside.packaging.bundle_records import written_out

    name = f"{HOME}/{place.as_posix()}"
    tree = ast.parse(text, name)
    if place.parts[0] in OURS:
        tree = written_out(tree)
    return compile(_undocumented(tree), name, "exec", dont_inherit=True)


def _undocumented(tree: ast.Module) -> ast.Module:
    """Return a module without docstrings, which are a third of the bytes. Assertions are kept."""
    for node in ast.walk(tree):
        if isinstance(node, DOCUMENTED) and ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.copy_location(ast.Pass(), node.body[0])]
    return tree


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
