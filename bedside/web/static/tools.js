// A conversation saved as a transcript and played again, and an intent sent by name.

import { $, $$, cast, showWhen } from "./dom.js";
import { Refused, send } from "./echo.js";

const locale = document.documentElement.lang;

// conversation: returns {night, screen, turns}. played: called with a conversation that was played.
// intended: called with the name and the slots of an intent.
export function setUpTools(conversation, played, intended) {
  $("#save").addEventListener("click", () => save(conversation()).catch(() => tell("not-saved", [])));
  $("#play").addEventListener("change", (event) => play(event.target, played));
  $("#by-name").addEventListener("toggle", fillIntents, { once: true });
  $("#intend").addEventListener("submit", (event) => {
    event.preventDefault();
    const filled = $$("#slots input").filter((each) => each.value.trim());
    const slots = Object.fromEntries(filled.map((each) => [each.name, each.value.trim()]));
    intended($("#intend").elements.intent.value, slots);
  });
  showWhen($("#played"));
}

async function save({ night, screen, turns }) {
  if (!turns.length) return;
  const written = turns.map((turn) => turn.written);
  const body = { locale, night, screen, day: turns[0].day, turns: written };
  const answer = await send("POST", "/bedside/transcript", body);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = $("#save").dataset.file;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function play(chosen, played) {
  const [file] = chosen.files;
  if (!file) return;
  try {
    const answer = await send("POST", "/bedside/play", await file.text());
    played(await answer.json());
  } catch (problem) {
    const told = problem instanceof Refused ? await problem.answer.json().catch(() => ({})) : {};
    tell("unreadable", [told.problem ?? problem.message]);
  } finally {
    chosen.value = "";
  }
}

// problems: each difference from what is written.
export function tellPlayed(problems) {
  tell(problems.length ? "differs" : "played", problems);
}

function tell(what, lines) {
  showWhen($("#played"), what);
  $("#played ul").replaceChildren(...lines.map(lineOf));
}

function lineOf(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

async function fillIntents() {
  const { intents, values } = await (await fetch(`/bedside/intents/${locale}`)).json();
  const names = $("#intend").elements.intent;
  names.append(...Object.keys(intents).map((name) => new Option(name)));
  names.addEventListener("change", () => fillSlots(intents[names.value], values));
  fillSlots(intents[names.value], values);
}

function fillSlots(slots, values) {
  $("#slots").replaceChildren(...Object.entries(slots).flatMap(([name, kind]) => slotOf(name, values[kind] ?? [])));
}

function slotOf(name, ids) {
  const shown = cast("slot");
  $("span", shown).textContent = name;
  const input = $("input", shown);
  input.name = name;
  input.setAttribute("list", `ids-of-${name}`);
  const list = document.createElement("datalist");
  list.id = `ids-of-${name}`;
  list.append(...ids.map((id) => new Option(id)));
  return [shown, list];
}
