// The page: a person does something, the Echo answers, and the answer is shown and spoken.

import { Alarm } from "./alarm.js";
import { Conversation } from "./conversation.js";
import { Device } from "./device.js";
import { $, $$, showWhen } from "./dom.js";
import { Echo, Gone } from "./echo.js";
import { Inspector } from "./inspector.js";
import { Kept } from "./kept.js";
import { Show } from "./show.js";
import { setUpTools, tellPlayed } from "./tools.js";
import { canListen, canSpeak, Listener, Voice } from "./voice.js";
import { Waiting } from "./waiting.js";

const locale = document.documentElement.lang;
const field = $("#words");
const listen = $("#listen");

const kept = new Kept();
const device = new Device(kept);
const echo = new Echo(kept);
const alarm = new Alarm();
const waiting = new Waiting();
const voice = new Voice(() => device.volume);
const listener = new Listener(say, rest, mayNotListen);
const inspector = new Inspector(() => kept.turns, (place) => conversation.mark(place));
const conversation = new Conversation(
  (place) => inspector.look(place),
  (answer) => turn({ consent: answer }, { did: "consent", answer }),
);
const show = new Show((touched) => turn({ touch: touched }, { did: "touch" }));
let busy = false;
let opening = null;
let changing = Promise.resolve();
let again = null;

function state(name) {
  document.body.dataset.state = name;
}

function rest() {
  state(kept.last?.open ? "open" : "closed");
}

// One thing at a time. What comes while an answer is awaited is not done, and nothing typed is lost.
async function turn(action, did) {
  if (busy) return;
  busy = true;
  voice.hush();
  listener.stop();
  showWhen($("#trouble"));
  conversation.pending(did);
  state("thinking");
  waiting.begin(kept.last?.learning);
  try {
    await present(await answerTo(action));
  } catch (problem) {
    failed(problem, action, did);
  } finally {
    busy = false;
    waiting.end();
  }
}

async function answerTo(action) {
  await changing;
  if (!echo.there) await putUp();
  try {
    return await echo.turn(action);
  } catch (problem) {
    if (!(problem instanceof Gone)) throw problem;
    await putUp();
    waiting.tell("back");
    return echo.turn(action);
  }
}

// An Echo put up anew goes on after the last response that the page has.
function putUp() {
  const last = kept.last?.response ?? null;
  opening ??= echo.open(locale, device.night, show.there, last).finally(() => (opening = null));
  return opening;
}

// Whether the server took the turn is not known, so the next Echo begins where the page stands.
function failed(problem, action, did) {
  console.warn(problem);
  echo.forget();
  conversation.takeBack();
  if (action.say) typed([action.say, field.value].filter(Boolean).join(" "));
  again = action.say ? () => say(field.value) : () => turn(action, did);
  showWhen($("#trouble"), "fault");
  rest();
}

async function present(answer) {
  kept.add(answer);
  shown(answer);
  inspector.newest();
  stands(answer);
  if (answer.screen || !answer.open) show.draw(answer.screen);
  speak(answer);
}

function shown(answer) {
  document.body.classList.add("begun");
  conversation.add(answer);
}

function stands({ open, alarm: held }) {
  document.body.toggleAttribute("data-open", open);
  $("#silence").ariaDisabled = $("#leave").ariaDisabled = String(!open);
  $("#replay").ariaDisabled = String(!canSpeak || !kept.last?.spoken);
  $("#save").ariaDisabled = String(kept.last === null);
  alarm.show(held);
  show.fit();
}

// Nobody waits for the voice: the person may go on at any moment.
async function speak(answer, wanted = device.aloud) {
  const aloud = canSpeak && wanted && answer.spoken;
  state(aloud ? "speaking" : answer.open ? "open" : "closed");
  const finished = aloud ? await voice.say(answer.spoken.pieces, locale) : true;
  if (!finished) return;
  rest();
  if (answer.open && listen.ariaPressed === "true") hear();
}

function hear() {
  state("listening");
  listener.listen(locale);
}

function mayNotListen() {
  listen.ariaPressed = "false";
  showWhen($("#listening"), "may-not-listen");
  rest();
}

function typed(text) {
  field.value = text;
  kept.put({ draft: text });
}

function say(text) {
  const words = text.trim();
  if (!words) return;
  if (busy) return waiting.tell("kept");
  typed("");
  turn({ say: words }, { did: "say", heard: words });
}

// The next turn waits until the Echo has changed.
function changed({ target: { name } }) {
  device.keep();
  if (name === "locale") location.search = `locale=${device.locale}`;
  if (name === "screen") show.become(device.shape);
  if (name === "aloud") voice.hush();
  const how = { night: device.night, screen: show.there };
  if (echo.there) changing = changing.then(() => echo.change(how)).catch(() => echo.forget());
}

// A conversation that was played takes the place of this one, and can be gone on with.
function played({ locale: theirs, night, screen, turns, problems }) {
  const before = kept.get("device");
  const like = { time: night ? "night" : "day", screen: screen ? before.screen || "hub" : "" };
  echo.forget();
  kept.put({ turns, device: { ...before, ...like }, locale: theirs, played: problems });
  location.search = `locale=${theirs}`;
}

// After a reload everything is as it was; in another language the Echo is another one.
function restore() {
  field.value = kept.get("draft");
  show.become(device.shape);
  if (kept.last) {
    kept.turns.forEach(shown);
    inspector.newest();
    stands(kept.last);
    show.draw(kept.turns.findLast((each) => each.screen || !each.open)?.screen ?? null);
    rest();
  }
  if (kept.get("played")) tellPlayed(kept.get("played"));
  if (kept.last && kept.get("locale") !== locale) moveTo();
  kept.put({ locale, played: null });
  document.getElementById(kept.get("focus"))?.focus();
}

function moveTo() {
  echo.forget();
  putUp().then(stands, console.warn);
}

function press(selector, act) {
  const button = $(selector);
  button.addEventListener("click", () => button.ariaDisabled === "true" || act());
}

$("#device").addEventListener("change", changed);
$("#device").addEventListener("submit", (event) => event.preventDefault());
$("#say").addEventListener("submit", (event) => {
  event.preventDefault();
  say(field.value);
});
field.addEventListener("input", () => kept.put({ draft: field.value }));
press("#open", () => {
  turn({ launch: true }, { did: "launch" });
  field.focus();
});
press("#again", () => turn({ launch: true }, { did: "launch" }));
press("#silence", () => turn({ silence: true }, { did: "silence" }));
press("#leave", () => turn({ leave: true }, { did: "leave" }));
press("#replay", () => speak(kept.last, true));
press("#retry", () => {
  again?.();
  field.focus();
});
press("#listen", () => {
  listen.ariaPressed = listen.ariaPressed === "true" ? "false" : "true";
  showWhen($("#listening"), "listens");
  if (listen.ariaPressed === "false") listener.stop();
  else if (document.body.hasAttribute("data-open")) hear();
});
document.addEventListener("keydown", (event) => event.key === "Escape" && voice.hush());
window.addEventListener("pagehide", () => kept.put({ focus: document.activeElement?.id ?? "" }));

listen.hidden = !canListen;
if (!canSpeak) device.cannotSpeak();
showWhen($("#listening"), canListen ? "listens" : "cannot-listen");
for (const each of $$("#trouble, #verdict, #show")) showWhen(each);
setUpTools(
  () => ({ night: device.night, screen: show.there, turns: kept.turns }),
  played,
  (name, slots) => turn({ intend: { name, slots } }, { did: "intend", intent: name, slots }),
);
restore();
