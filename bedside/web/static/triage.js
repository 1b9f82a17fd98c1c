// How soon to see a doctor, and the rules of the clinic that say so, with their sources.

import { $, cast, put, showWhen, wordOf } from "./dom.js";

export function triaged({ level, said, rules }) {
  const place = $("#triage");
  put(place, ".level", wordOf(level));
  place.dataset.level = level;
  $("#rules").replaceChildren(...rules.map(ruleOf));
  showWhen(place, said ? "said" : "not-said", ...(rules.length ? [] : ["no-rule"]));
}

function ruleOf(rule) {
  const shown = cast("rule");
  put(shown, ".kind", wordOf(rule.kind));
  put(shown, ".label", rule.label);
  put(shown, "code", rule.rule);
  put(shown, ".note", rule.note);
  $(".sources", shown).append(...rule.sources.map((each) => sourceOf(each, rule.checked)));
  return shown;
}

function sourceOf({ title, url }, checked) {
  const shown = cast("source");
  put(shown, ".title", title);
  put(shown, "time", checked);
  if (url.startsWith("https://")) $("a", shown).href = url;
  return shown;
}
