"""Compile the phrases of one language from its TOML files, checking them on the way."""

from collections.abc import Collection, Iterable
from pathlib import Path

from leg_comfort.nlu.lexicon import (
    AmountPhrases,
    AnswerGrammar,
    AskedDenial,
    Elsewhere,
    FindingPhrases,
    Leanings,
    Lexicon,
    PeoplePhrases,
)
from leg_comfort.nlu.lexicon_files import FINDINGS, LexiconFiles, LexiconTable
from leg_comfort.nlu.matcher import PatternSet, index_of
from leg_comfort.nlu.pattern_compiler import PatternError, compile_pattern, compile_words
from leg_comfort.nlu.patterns import Pattern, PhraseWords
from leg_comfort.nlu.quantities import NumberWords
from leg_comfort.nlu.replies import ReplyWords
from leg_comfort.nlu.scopes import Scopes
from leg_comfort.nlu.tokens import Spelling, Tokens

FEELS = ("cramp", "shooting", "restless", "burning", "ache")
GUESSES = ("yes", "no", "unsure")
LEANING_KEYS = ("yes", "no")
REPLY_KEYS = ("leading", "free", "clitics", "bound")
ANSWER_KEYS = ("yes", "no", "tails", "unsure", "again", "insisting")
CARRIERS = ("no_before", "yes_before")
PHRASE_KEYS = ("yes", "no", "fine", "alone", "mention", "perhaps", "asked", "unless")
PEOPLE_KEYS = ("child", "other", "unless")
ELSEWHERE_KEYS = ("others", "people", "own", "legs", "body")
MARKS = ("of_leg", "ever", "anybody", "grave", "literal", "several", "halved")


def compile_lexicon(language: str, folder: Path, findings: Collection[str]) -> Lexicon:
    """Return the lexicon of a language's folder.

    findings: the finding ids that exist. Raises LexiconError, naming file and entry, if a file is
    wrong or names another finding, and FileNotFoundError if there is no file.
    """
    return _LexiconCompiler(LexiconFiles.read(folder)).lexicon(language, findings)


class _LexiconCompiler:
    def __init__(self, files: LexiconFiles) -> None:
        self._files = files
        self._spelling = self._read_spelling()
        words = files.table("words")
        speaker = self._set(files.table("scopes"), "speaker")
        self._common = self._set(words, "soft") | self._set(words, "small") | speaker
        self._raw_groups = files.table("groups")
        self._groups: dict[str, PhraseWords] = {}
        self._sets: list[PatternSet] = []
        for name in self._raw_groups:
            self._groups[name] = self._group(name)

    def lexicon(self, language: str, findings: Collection[str]) -> Lexicon:
        table = self._files.table
        words, feels, guesses = table("words"), table("feel"), table("guesses")
        remarks, changes, wishes = table("remarks"), table("changes"), table("wishes")
        return Lexicon(
            language=language,
            spelling=self._spelling,
            soft=self._set(words, "soft"),
            small=self._set(words, "small"),
            breaks=self._set(words, "breaks"),
            unsaid={v: s for s in table("unsaid") for v in self._set(table("unsaid"), s)},
            replies=self._read_replies(self._files.merged.get("replies", {})),
            numbers=self._read_numbers(table("numbers")),
            scopes=self._read_scopes(table("scopes")),
            elsewhere=Elsewhere(*self._pattern_sets("elsewhere", ELSEWHERE_KEYS)),
            people=PeoplePhrases(*self._pattern_sets("people", PEOPLE_KEYS)),
            findings=tuple(self._finding(i, findings) for i in table(FINDINGS)),
            feels=tuple((f, self._patterns(feels, f, "feel")) for f in self._feels()),
            amounts=self._read_amounts(table("amounts")),
            guesses={g: self._patterns(guesses, g, "guesses") for g in GUESSES},
            leanings=tuple(self._leanings(f, findings) for f in table("leanings")),
            answers=self._read_answers(findings),
            changes=tuple((c, self._patterns(changes, c, "changes")) for c in changes),
            wishes=tuple((w, self._patterns(wishes, w, "wishes")) for w in wishes),
            remarks=tuple((r, self._patterns(remarks, r, "remarks")) for r in remarks),
            sets=tuple(self._sets),
            index=index_of(self._sets),
        )

    def _set(self, table: LexiconTable, key: str) -> frozenset[str]:
        listed = self._files.listed(table, key)
        return frozenset(token for word in listed for token in self._split(word))

    def _split(self, words: str) -> Tokens:
        return self._spelling.tokens(words)

    def _read_spelling(self) -> Spelling:
        table = self._files.table("spelling")
        plain = Spelling({}, {}, frozenset(), table.get("letters", {}))
        return Spelling(
            {plain.folded(w): plain.tokens(tokens) for w, tokens in table["whole"].items()},
            {plain.folded(e): plain.tokens(tokens) for e, tokens in table["endings"].items()},
            frozenset(map(plain.folded, self._files.listed(table, "noises"))),
            plain.letters,
            {plain.folded(b): plain.folded(r) for b, r in table.get("beginnings", {}).items()},
        )

    def _group(self, name: str) -> PhraseWords:
        try:
            return compile_words(self._alternatives(name, ()))
        except PatternError as error:
            raise self._files.error(f"groups.{name}", error) from error

    def _alternatives(self, name: str, above: tuple[str, ...]) -> list[Tokens]:
        if name not in self._raw_groups or name in above:
            raise PatternError(f"no group <{name}>, or it holds itself")
        found: list[Tokens] = []
        for entry in self._files.listed(self._raw_groups, name):
            if entry.startswith("<"):
                found += self._alternatives(entry.strip("<>"), (*above, name))
            else:
                found.append(self._split(entry))
                if not found[-1]:
                    raise PatternError(f"nothing is left of {entry!r}, which is a noise")
        return found

    def _pattern_sets(self, entry: str, keys: Iterable[str]) -> list[PatternSet]:
        table = self._files.table(entry)
        return [self._patterns(table, key, entry) for key in keys]

    def _patterns(self, table: LexiconTable, key: str, entry: str) -> PatternSet:
        lines = self._files.lines(table, key)
        each = tuple(self._pattern(line, f"{entry}.{key}") for line in lines)
        self._sets.append(PatternSet(len(self._sets), each))
        return self._sets[-1]

    def _pattern(self, source: str, entry: str) -> Pattern:
        try:
            return compile_pattern(source, self._groups, self._spelling, self._common)
        except PatternError as error:
            raise self._files.error(entry, error) from error

    def _finding(self, finding: str, known: Collection[str]) -> FindingPhrases:
        entry = f"{FINDINGS}.{finding}"
        table = self._files.table(FINDINGS)[finding]
        if finding not in known:
            raise self._files.error(entry, "no such finding")
        unknown = set(table) - {*PHRASE_KEYS, *MARKS}
        if unknown:
            raise self._files.error(entry, f"unknown keys {sorted(unknown)}")
        marks = frozenset(mark for mark in MARKS if table.get(mark))
        said = {key: self._patterns(table, key, entry) for key in PHRASE_KEYS}
        return FindingPhrases(finding, marks, **said)

    def _leanings(self, finding: str, known: Collection[str]) -> Leanings:
        entry, table = f"leanings.{finding}", self._files.table("leanings")[finding]
        if finding not in known:
            raise self._files.error(entry, "no such finding")
        unknown = set(table) - {*LEANING_KEYS}
        if unknown:
            raise self._files.error(entry, f"unknown keys {sorted(unknown)}")
        return Leanings(finding, *(self._patterns(table, key, entry) for key in LEANING_KEYS))

    def _feels(self) -> Iterable[str]:
        unknown = set(self._files.table("feel")) - set(FEELS)
        if unknown:
            raise self._files.error("feel", f"unknown {sorted(unknown)}")
        return FEELS

    def _read_replies(self, table: LexiconTable) -> ReplyWords:
        return ReplyWords(table.get("read", {}), *(self._set(table, key) for key in REPLY_KEYS))

    def _read_numbers(self, table: LexiconTable) -> NumberWords:
        folded = self._spelling.folded
        return NumberWords(
            numbers={folded(word): value for word, value in table["words"].items()},
            articles=self._set(table, "articles"),
            units={folded(word): (unit, size) for word, (unit, size) in table["units"].items()},
            vague={folded(word): (unit, size) for word, (unit, size) in table["vague"].items()},
            links=self._set(table, "links"),
            skips=self._set(table, "skips"),
            and_a_half=self._split(self._files.text(table, "and_a_half")),
            ago=self._set(table, "ago"),
            ago_before=self._set(table, "ago_before"),
            lasting=self._set(table, "lasting"),
            joins=self._set(table, "joins"),
            joint=self._files.text(table, "joint"),
        )

    def _read_scopes(self, table: LexiconTable) -> Scopes:
        def patterns(key: str) -> PatternSet:
            return self._patterns(table, key, "scopes")

        def words(key: str) -> frozenset[str]:
            return self._set(table, key)

        return Scopes(
            negators=words("negators"),
            renewers=words("renewers"),
            bridges=words("bridges"),
            degrees=words("degrees"),
            perceiving=words("perceiving"),
            conditions=words("conditions"),
            cuts=patterns("cuts"),
            subjects=words("subjects"),
            verbs=words("verbs"),
            predicates=words("predicates"),
            attributives=words("attributives"),
            openers=words("openers"),
            speaker=words("speaker"),
            possessives=words("possessives"),
            interjections=words("interjections"),
            behind=words("behind"),
            carriers=words("carriers"),
            closers=words("closers"),
            particles=words("particles"),
            enders=words("enders"),
            signs=words("signs"),
            affirmers=words("affirmers"),
            tags=words("tags"),
            harmless=patterns("harmless"),
            unable=patterns("unable"),
            doubts=patterns("doubts"),
            questions=patterns("questions"),
            counting=patterns("counting"),
            hedges=patterns("hedges"),
            similes=patterns("similes"),
            earlier=patterns("earlier"),
            past=patterns("past"),
            exceeded=patterns("exceeded"),
            undone=patterns("undone"),
        )

    def _read_answers(self, known: Collection[str]) -> AnswerGrammar:
        unknown = set(self._files.table("answers")) - {*ANSWER_KEYS, "fillers", *CARRIERS}
        if unknown:
            raise self._files.error("answers", f"unknown keys {sorted(unknown)}")
        table = self._files.table("answers")
        return AnswerGrammar(
            self._set(table, "fillers"),
            self._files.text(table, "no_before"),
            self._files.text(table, "yes_before"),
            self._split(self._files.text(table, "no_before")),
            tuple(self._denial(name, known) for name in self._files.table("denials")),
            *self._pattern_sets("answers", ANSWER_KEYS),
        )

    def _denial(self, name: str, known: Collection[str]) -> AskedDenial:
        entry, table = f"denials.{name}", self._files.table("denials")[name]
        findings = frozenset(self._files.listed(table, "findings"))
        if not findings or not findings.issubset(known):
            raise self._files.error(entry, f"no such findings {sorted(findings.difference(known))}")
        phrases, beside = (self._patterns(table, key, entry) for key in ("phrases", "beside"))
        halves = self._files.halves(table, entry)
        each = tuple(self._patterns(halves, half, f"{entry}.halves") for half in halves)
        return AskedDenial(findings, phrases, beside, each)

    def _read_amounts(self, table: LexiconTable) -> AmountPhrases:
        def patterns(key: str) -> PatternSet:
            return self._patterns(table, key, "amounts")

        said = table["nights"]
        return AmountPhrases(
            nights_said=tuple((int(n), self._patterns(said, n, "nights")) for n in said),
            nights_count=patterns("nights_count"),
            nights_unless=patterns("nights_unless"),
            nights_words=self._set(table, "nights_words"),
            nights_all_but=patterns("nights_all_but"),
            nights_sums=self._set(table, "nights_sums"),
            nights_others=self._set(table, "nights_others"),
            nights_days=self._set(table, "nights_days"),
            whole_weeks=patterns("whole_weeks"),
            weekly=patterns("weekly"),
            weeks_leads=self._set(table, "weeks_leads"),
            weeks_unless=patterns("weeks_unless"),
            minutes_unless=patterns("minutes_unless"),
        )
