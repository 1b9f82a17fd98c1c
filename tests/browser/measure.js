// Return each fault of a screen that has been drawn, as a sentence: whatever does not fit.
(round) => {
  const SLACK = 1.5;
  const [width, height] = [innerWidth, innerHeight];
  const faults = [];
  const size = (box) => `${Math.round(box.width)} by ${Math.round(box.height)}`;
  const fits = (inner, outer) =>
    inner.left >= outer.left - SLACK && inner.top >= outer.top - SLACK &&
    inner.right <= outer.right + SLACK && inner.bottom <= outer.bottom + SLACK;
  const meets = (one, other) =>
    one.left < other.right - SLACK && other.left < one.right - SLACK &&
    one.top < other.bottom - SLACK && other.top < one.bottom - SLACK;
  const within = (box) =>
    !round ||
    [box.left, box.right].every((x) =>
      [box.top, box.bottom].every((y) => Math.hypot(x - width / 2, y - height / 2) <= width / 2 + SLACK));

  // Word by word: the space at which a line is broken may hang over the edge, and is not seen.
  const wordsIn = (text) =>
    [...text.data.matchAll(/\S+/g)].flatMap((word) => {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      return [...range.getClientRects()];
    });
  const textsIn = (element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  const around = (boxes) => {
    const [left, top] = ["left", "top"].map((side) => Math.min(...boxes.map((box) => box[side])));
    const [right, bottom] = ["right", "bottom"].map((side) => Math.max(...boxes.map((box) => box[side])));
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };

  const texts = [...document.querySelectorAll("p")]
    .filter((each) => each.textContent.trim())
    .map((each) => {
      const lines = textsIn(each).flatMap(wordsIn);
      return { words: each.textContent, lines, box: around(lines), room: each.parentElement.getBoundingClientRect() };
    });
  for (const { words, box, lines, room } of texts) {
    if (!fits(box, room)) faults.push(`"${words}" is larger than its room: ${size(box)} in ${size(room)}`);
    if (!fits(box, { left: 0, top: 0, right: width, bottom: height })) faults.push(`"${words}" leaves the screen`);
    if (!lines.every(within)) faults.push(`"${words}" leaves the circle`);
  }
  texts.forEach((one, place) => {
    for (const other of texts.slice(place + 1)) {
      if (meets(one.box, other.box)) faults.push(`"${one.words}" lies over "${other.words}"`);
    }
  });
  if (!texts.length) faults.push("nothing is written");
  return faults;
}
