// Inside the frame, before Amazon's renderer: what it asks for elsewhere is given to it here.

// Its engine is the text of an address, which it reads as if it lay on a server.
const fromServer = window.fetch;
window.fetch = (address, options) =>
  String(address).startsWith("data:") ? Promise.resolve(inText(address)) : fromServer(address, options);

function inText(address) {
  const text = atob(address.slice(address.indexOf(",") + 1));
  const bytes = Uint8Array.from(text, (each) => each.charCodeAt(0));
  return new Response(bytes, { headers: { "Content-Type": "application/wasm" } });
}

// Amazon's own fonts are not fetched: their rules are left out of the styles that it writes, and
// fonts of this machine take their place before anything is measured.
const FAR_FONT = /@font-face\s*\{[^}]*https:[^}]*\}/g;
const writeText = document.createTextNode.bind(document);
document.createTextNode = (text) => writeText(String(text).replace(FAR_FONT, ""));

const FAMILIES = ["amazon-ember-display", "Bookerly"];
const STYLES = ["normal", "italic"];
const WEIGHTS = {
  100: "Thin",
  200: "ExtraLight",
  300: "Light",
  400: "Regular",
  500: "Medium",
  600: "SemiBold",
  700: "Bold",
  800: "ExtraBold",
  900: "Black",
};
const fonts = Promise.allSettled(
  FAMILIES.flatMap((family) =>
    STYLES.flatMap((style) => Object.entries(WEIGHTS).map((each) => font(family, style, each))),
  ),
);

function font(family, style, [weight, name]) {
  const sources = [`Inter ${name}`, "Inter", "Liberation Sans", "Arial", "DejaVu Sans"];
  const source = sources.map((each) => `local("${each}")`).join(", ");
  const face = new FontFace(family, source, { weight, style });
  document.fonts.add(face);
  return face.load();
}
