// Hold one conversation with a skill through virtual-alexa: a step a line on standard input, its
// result a line on standard output. node drive.js ENDPOINT MODEL LOCALE
//
// A step is a JSON object with one of
//   "launch": true | "utter": "words" | "intend": ["Name", {"slot": "words"}] | "end": "REASON"
// and optionally "over": {…}, laid over the request before it is sent. The result has the request as
// it was sent, the response as it came, and whether virtual-alexa holds the session open; or, if it
// refused the step, its reason.
"use strict";

process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE = "1";

const { createInterface } = require("node:readline");
const { VirtualAlexa } = require("virtual-alexa");
const { SessionEndedReason } = require("virtual-alexa/lib/src/core/SkillRequest");

const [endpoint, model, locale] = process.argv.slice(2);
const alexa = VirtualAlexa.Builder()
  .skillURL(endpoint)
  .interactionModelFile(model)
  .locale(locale)
  .create();

const actions = {
  launch: () => alexa.launch(),
  utter: (words) => alexa.utter(words),
  intend: ([name, slots]) => alexa.intend(name, slots),
  end: (reason) => alexa.endSession(SessionEndedReason[reason]),
};

function lay(over, under) {
  for (const [key, value] of Object.entries(over)) {
    if (value instanceof Object && under[key] instanceof Object) lay(value, under[key]);
    else under[key] = value;
  }
}

async function done({ over = {}, ...step }) {
  const [[action, how]] = Object.entries(step);
  let request;
  alexa.filter((sent) => {
    lay(over, sent);
    request = sent;
  });
  const response = await actions[action](how);
  return { request, response, open: alexa.context().activeSession() };
}

async function hold() {
  for await (const line of createInterface({ input: process.stdin })) {
    const told = await done(JSON.parse(line)).catch((error) => ({ refused: String(error) }));
    console.log(JSON.stringify(told));
  }
}

hold();
