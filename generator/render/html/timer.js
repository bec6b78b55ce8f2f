// Counts the minutes of a talk and says which part should be on; a reload does not lose them.
{
  const bar = document.querySelector(".notebar");
  const run = bar.querySelector(".run");
  const spent = bar.querySelector(".spent");
  const status = bar.querySelector(":scope > .page-width > .status");
  const parts = [...bar.querySelectorAll(".parts li")];
  const key = `salesbook-timer/${bar.dataset.key}`;
  const minute = 60000;
  let until = 0;
  const ends = parts.map((part) => (until += Number(part.dataset.minutes)) * minute);

  // ``since`` is when it was started last, null while it stands; ``counted`` what had passed before.
  let { since, counted } = (() => {
    try {
      return JSON.parse(sessionStorage.getItem(key)) || {};
    } catch {
      return {};
    }
  })();
  since ??= null;
  counted ??= 0;
  const keep = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ since, counted }));
    } catch {
      // a browser that keeps nothing counts all the same
    }
  };

  const passed = () => counted + (since === null ? 0 : Date.now() - since);
  const inMinutes = (time) => `${Math.floor(time / minute)}:${String(Math.floor((time % minute) / 1000)).padStart(2, "0")}`;

  let told = -2;
  const show = () => {
    const time = passed();
    const at = ends.findIndex((end) => time < end);
    const begun = since !== null || counted > 0;
    spent.textContent = inMinutes(time);
    run.querySelector(".words").textContent = since === null ? bar.dataset.start : bar.dataset.pause;
    bar.classList.toggle("over", at < 0);
    parts.forEach((part, place) => {
      const isOn = begun && place === at;
      part.classList.toggle("done", begun && (at < 0 || place < at));
      const row = document.getElementById(part.querySelector("a").getAttribute("href").slice(1));
      for (const one of [part.querySelector("a"), row]) {
        if (isOn) one?.setAttribute("aria-current", "step");
        else one?.removeAttribute("aria-current");
      }
    });
    const now = begun ? at : -2;
    if (now === told) return;
    told = now;
    if (now === -1) status.textContent = filled(bar.dataset.over, { minutes: until });
    else if (now >= 0)
      status.textContent = filled(bar.dataset.now, {
        part: parts[now].querySelector("a").firstChild.textContent,
        minute: ends[now] / minute,
      });
    else status.textContent = "";
  };

  run.addEventListener("click", () => {
    if (since === null) since = Date.now();
    else [counted, since] = [passed(), null];
    keep();
    show();
  });
  bar.querySelector(".reset").addEventListener("click", () => {
    [counted, since] = [0, null];
    keep();
    show();
  });
  setInterval(() => since !== null && show(), 500);
  show();
}
