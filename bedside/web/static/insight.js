// The details of a turn: how it was understood, weighed, and sent.

import { $, answerOf, cast, put, showWhen, wordOf } from "./dom.js";
import { triaged } from "./triage.js";

const PERCENT = new Intl.NumberFormat(document.documentElement.lang, {
  style: "percent",
  maximumFractionDigits: 0,
});
const FIGURE = new Intl.NumberFormat(document.documentElement.lang, { maximumSignificantDigits: 2 });

export function explain(turn) {
  const panel = $("#insight");
  panel.hidden = false;
  $("#empty").hidden = true;
  understood(panel, turn);
  triaged(turn.triage);
  weighed(turn.weighed);
  put(panel, "[data-of=ssml]", turn.spoken?.ssml ?? "");
  put(panel, "[data-of=session]", pretty(turn.response.sessionAttributes));
  put(panel, "[data-of=request]", turn.request ? pretty(turn.request) : "");
  put(panel, "[data-of=response]", pretty(turn.response));
}

function understood(panel, turn) {
  put(panel, "[data-of=intent]", turn.intent ?? wordOf("none"));
  put(panel, "[data-of=slots]", slotsOf(turn.slots) || wordOf("none"));
  $("[data-of=noted]", panel).replaceChildren(...(turn.noted.length ? turn.noted.map(fact) : [wordOf("none")]));
  put(panel, "[data-of=milliseconds]", turn.milliseconds);
  put(panel, "[data-of=seconds]", turn.spoken?.seconds ?? 0);
}

function slotsOf(slots) {
  return Object.entries(slots)
    .map(([name, value]) => `${name} = ${value}`)
    .join(", ");
}

function fact(noted) {
  const shown = cast("noted");
  put(shown, ".label", noted.label);
  put(shown, "b", answerOf(noted.value));
  return shown;
}

function weighed(weights) {
  const some = weights.causes.some((each) => each.moved.length);
  $("#causes").replaceChildren(...weights.causes.map(causeOf));
  showWhen($("#verdict"), ...(some ? [weights.confidence, "factor"] : ["before"]));
}

function causeOf(cause) {
  const shown = cast("cause");
  put(shown, ".label", cause.label);
  put(shown, ".share", PERCENT.format(cause.share));
  $(".bar span", shown).style.width = `${cause.share * 100}%`;
  $(".moved", shown).append(...cause.moved.map(moved));
  if (!cause.moved.length) $(".moved", shown).remove();
  return shown;
}

function moved(by) {
  const up = by.factor >= 1;
  const figure = up ? `× ${FIGURE.format(by.factor)}` : `÷ ${FIGURE.format(1 / by.factor)}`;
  const shown = item(`${by.label}: ${answerOf(by.value)} `);
  const strength = document.createElement("b");
  strength.textContent = figure;
  shown.append(strength);
  shown.className = up ? "up" : "down";
  return shown;
}

function item(text) {
  const shown = document.createElement("li");
  shown.textContent = text;
  return shown;
}

function pretty(value) {
  return JSON.stringify(value ?? {}, null, 2);
}
