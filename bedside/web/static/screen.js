// Inside the frame: Amazon's renderer draws each document of the page, and hands touches back.
/* global AplRenderer */

let renderer = null;
const engine = AplRenderer.initEngine();

// The renderer asks for Amazon's own fonts, which are not fetched: fonts of this machine take their
// place, before anything is measured.
const WEIGHTS = { 100: "Thin", 300: "Light", 400: "Regular", 500: "Medium", 700: "Bold", 900: "Black" };
const fonts = Promise.allSettled(Object.entries(WEIGHTS).map(font));

function font([weight, name]) {
  const sources = [`Inter ${name}`, "Inter", "Liberation Sans", "Arial", "DejaVu Sans"];
  const source = sources.map((each) => `local("${each}")`).join(", ");
  const face = new FontFace("amazon-ember-display", source, { weight });
  document.fonts.add(face);
  return face.load();
}

window.addEventListener("message", ({ source, data }) => {
  if (source === window.parent && data.shape) draw(data.screen, data.shape).catch(complain);
});

Promise.all([engine, fonts]).then(() => tell({ ready: true }));

async function draw(screen, shape) {
  clear();
  if (screen === null) return;
  renderer = AplRenderer.default.create(optionsOf(screen, shape));
  await renderer.init();
  tell({ drawn: true });
}

function clear() {
  renderer?.destroy();
  renderer = null;
  document.body.replaceChildren();
}

function optionsOf(screen, shape) {
  const { width, height, dpi, round, mode } = shape;
  return {
    content: contentOf(screen),
    view: document.body.appendChild(document.createElement("div")),
    viewport: { width, height, dpi, isRound: round },
    environment: {
      agentName: "Leg Comfort",
      agentVersion: "1.0",
      allowOpenUrl: false,
      disallowVideo: true,
    },
    theme: "dark",
    mode,
    developerToolOptions: { mappingKey: "id", writeKeys: [] },
    utcTime: Date.now(),
    localTimeAdjustment: -new Date().getTimezoneOffset() * 60000,
    onSendEvent: (event) => tell({ touched: event.arguments }),
  };
}

function contentOf(screen) {
  const content = AplRenderer.Content.create(JSON.stringify(screen.document));
  for (const parameter of screen.document.mainTemplate.parameters ?? []) {
    const name = parameter.name ?? parameter;
    const data = name === "payload" ? screen.datasources : screen.datasources[name];
    content.addData(name, JSON.stringify(data ?? {}));
  }
  return content;
}

function complain(problem) {
  console.error(problem);
  tell({ drawn: false });
}

// The page cannot be named from a frame without an origin; only it embeds this one.
function tell(what) {
  window.parent.postMessage(what, "*");
}
