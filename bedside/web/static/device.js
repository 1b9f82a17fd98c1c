// The device on the server: put up once, then told what the person does.

const JSON_TYPE = { "Content-Type": "application/json" };

export class Gone extends Error {}

export class Device {
  #token = null;

  async putUp(locale, night, screen) {
    const answer = await send("POST", "/bedside/device", { locale, night, screen }, {});
    this.#token = (await answer.json()).token;
  }

  get there() {
    return this.#token !== null;
  }

  async change(what) {
    await send("PATCH", "/bedside/device", what, this.#headers());
  }

  async turn(deed) {
    const answer = await send("POST", "/bedside/turn", deed, this.#headers());
    return answer.json();
  }

  forget() {
    this.#token = null;
  }

  #headers() {
    return { "Bedside-Device": this.#token };
  }
}

const GONE = 410;

async function send(method, path, body, headers) {
  const answer = await fetch(path, {
    method,
    headers: { ...JSON_TYPE, ...headers },
    body: JSON.stringify(body),
  });
  if (answer.status === GONE) throw new Gone();
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}
