// The page: a person does something, the Echo answers, and the answer is shown and spoken.

import { Conversation } from "./conversation.js";
import { $, $$, showWhen } from "./dom.js";
import { Echo, Gone } from "./echo.js";
import { explain } from "./insight.js";
import { Show } from "./show.js";
import { canListen, canSpeak, Listener, Voice } from "./voice.js";

const locale = document.documentElement.lang;
const settings = $("#device").elements;
const field = $("#words");
const listen = $("#listen");

const echo = new Echo();
const voice = new Voice();
const listener = new Listener(say, () =>
  state(document.body.hasAttribute("data-open") ? "open" : "closed"),
);
const conversation = new Conversation(explain, (value, words) => turn({ consent: value }, words));
const show = new Show((touched) => turn({ touch: touched }, null, "touched"));
let busy = false;

function state(name) {
  document.body.dataset.state = name;
}

// One thing at a time: an action that comes while an answer is awaited is dropped.
async function turn(action, words = null, shown = null) {
  if (busy) return;
  busy = true;
  voice.hush();
  listener.stop();
  showWhen($("#trouble"));
  if (words) conversation.heard(words);
  if (shown) conversation.did(shown);
  state("thinking");
  try {
    await present(await answerTo(action));
  } catch (problem) {
    trouble(problem);
  } finally {
    busy = false;
  }
}

async function answerTo(action) {
  if (!echo.there) await echo.open(locale, settings.time.value === "night", show.there);
  return echo.turn(action);
}

async function present(answer) {
  document.body.classList.add("begun");
  document.body.toggleAttribute("data-open", answer.open);
  $("#silence").disabled = $("#leave").disabled = !answer.open;
  conversation.add(answer);
  explain(answer);
  if (answer.screen || !answer.open) show.draw(answer.screen);
  speak(answer);
}

// Nobody waits for the voice: the person may go on at any moment.
async function speak(answer) {
  const aloud = canSpeak && settings.aloud.checked && answer.spoken;
  state(aloud ? "speaking" : answer.open ? "open" : "closed");
  const finished = aloud ? await voice.say(answer.spoken.pieces, locale) : true;
  if (!finished) return;
  state(answer.open ? "open" : "closed");
  if (answer.open && listen.ariaPressed === "true") hear();
}

function hear() {
  state("listening");
  listener.listen(locale);
}

function trouble(problem) {
  if (problem instanceof Gone) echo.forget();
  else console.error(problem);
  showWhen($("#trouble"), problem instanceof Gone ? "lost" : "fault");
  document.body.removeAttribute("data-open");
  state("closed");
}

function say(text) {
  const words = text.trim();
  if (words) turn({ say: words }, words);
}

function shapeChosen() {
  const { value, dataset } = settings.screen.selectedOptions[0];
  if (!value) return null;
  const [width, height, dpi] = [dataset.width, dataset.height, dataset.dpi].map(Number);
  return { width, height, dpi, round: "round" in dataset, mode: dataset.mode };
}

async function changed(event) {
  const night = settings.time.value === "night";
  document.body.toggleAttribute("data-night", night);
  if (event.target.name === "locale") location.search = `locale=${settings.locale.value}`;
  if (event.target.name === "screen") show.become(shapeChosen());
  if (event.target.name === "aloud") voice.hush();
  if (echo.there) await echo.change({ night, screen: show.there }).catch(trouble);
}

$("#device").addEventListener("change", changed);
$("#device").addEventListener("submit", (event) => event.preventDefault());
$("#open").addEventListener("click", () => {
  turn({ launch: true });
  field.focus();
});
$("#say").addEventListener("submit", (event) => {
  event.preventDefault();
  say(field.value);
  field.value = "";
});
$("#silence").addEventListener("click", () => turn({ silence: true }, null, "unsaid"));
$("#leave").addEventListener("click", () => turn({ leave: true }));
document.addEventListener("keydown", (event) => event.key === "Escape" && voice.hush());
listen.addEventListener("click", () => {
  listen.ariaPressed = listen.ariaPressed === "true" ? "false" : "true";
  if (listen.ariaPressed === "false") listener.stop();
  else if (document.body.hasAttribute("data-open")) hear();
});

listen.hidden = !canListen;
settings.aloud.disabled = !canSpeak;
showWhen($("#listening"), canListen ? "listens" : "cannot-listen");
for (const each of $$("#trouble, #verdict, #show")) showWhen(each);
show.become(shapeChosen());
