// Inside the frame: Amazon's renderer draws each document of the page, and hands touches back.
/* global AplRenderer, fonts */

let renderer = null;
const engine = AplRenderer.initEngine();

window.addEventListener("message", ({ source, data }) => {
  if (source === window.parent && data.shape) draw(data);
});

Promise.all([engine, fonts]).then(() => tell({ ready: true }));

// One drawing at a time: the newest is drawn once the one before it is finished.
let wanted = null;
let drawing = false;

async function draw(next) {
  wanted = next;
  if (drawing) return;
  drawing = true;
  while (wanted) {
    const { screen, shape } = wanted;
    wanted = null;
    await drawn(screen, shape).catch(complain);
  }
  drawing = false;
}

async function drawn(screen, shape) {
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
