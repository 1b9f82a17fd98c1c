// The browser's speech synthesis and recognition, if it has them.

const WHISPER = { volume: 0.45, rate: 0.85, pitch: 0.8 };
const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

export const canSpeak = "speechSynthesis" in window;
export const canListen = Recognition !== undefined;

export class Voice {
  #turn = 0;
  #volume;

  // volume: returns how loud, from 0 to 1.
  constructor(volume) {
    this.#volume = volume;
  }

  // Says pieces one after the other, with their pauses; true once all is said, false if hushed.
  async say(pieces, locale) {
    this.hush();
    const turn = this.#turn;
    for (const piece of pieces) {
      await (piece.pause === undefined ? utter(piece, locale, this.#volume()) : wait(piece.pause));
      if (turn !== this.#turn) return false;
    }
    return true;
  }

  hush() {
    this.#turn += 1;
    if (canSpeak) window.speechSynthesis.cancel();
  }
}

// Errors after which listening again would help; after any other the browser does not listen.
const PASSING = new Set(["no-speech", "aborted"]);

export class Listener {
  #heard;
  #ended;
  #refused;
  #now = null;

  // heard: called with words; ended: once it listens no more; refused: if the browser will not.
  constructor(heard, ended, refused) {
    this.#heard = heard;
    this.#ended = ended;
    this.#refused = refused;
  }

  listen(locale) {
    this.stop();
    const recognition = new Recognition();
    recognition.lang = locale;
    recognition.onresult = (event) => this.#heard(event.results[0][0].transcript);
    recognition.onend = () => this.#ended();
    recognition.onerror = ({ error }) => PASSING.has(error) || this.#refused();
    this.#now = recognition;
    try {
      recognition.start();
    } catch {
      this.#refused();
    }
  }

  stop() {
    this.#now?.abort();
    this.#now = null;
  }
}

function utter(piece, locale, volume) {
  return new Promise((done) => {
    const said = new SpeechSynthesisUtterance(piece.text);
    const how = piece.whisper ? WHISPER : { volume: 1, rate: 1, pitch: 1 };
    said.lang = locale;
    said.volume = how.volume * piece.volume * volume;
    said.rate = how.rate * piece.pace;
    said.pitch = how.pitch;
    said.voice = voiceFor(locale);
    said.onend = said.onerror = done;
    window.speechSynthesis.speak(said);
  });
}

function voiceFor(locale) {
  const voices = window.speechSynthesis.getVoices();
  const language = locale.split("-")[0];
  return (
    voices.find((each) => each.lang === locale && each.localService) ??
    voices.find((each) => each.lang === locale) ??
    voices.find((each) => each.lang.startsWith(language)) ??
    null
  );
}

function wait(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}
