// Small helpers. Every word comes out of the page's templates; nothing is read as markup.

export const $ = (selector, within = document) => within.querySelector(selector);
export const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

export function cast(id) {
  return $(`#${id}`).content.firstElementChild.cloneNode(true);
}

export function wordOf(id) {
  return $(`#${id}`).content.textContent;
}

export function put(within, selector, text) {
  $(selector, within).textContent = text;
}

// Of texts that lie side by side, shows those whose time it is.
export function showWhen(within, ...which) {
  for (const each of $$("[data-when]", within)) each.hidden = !which.includes(each.dataset.when);
}

export function answerOf(value) {
  if (value === true) return wordOf("yes");
  if (value === false) return wordOf("no");
  return document.getElementById(`answer-${value}`)?.content.textContent ?? String(value);
}
