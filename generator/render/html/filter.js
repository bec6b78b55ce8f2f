// Shows what holds every word that is typed, in itself or in the headings above it. A unit stands or goes as a whole.
{
  const box = document.querySelector(".filter");
  const input = document.getElementById("page-filter");
  const status = box.querySelector(".status");
  const content = document.querySelector(".content");
  const outer = (element) => !element.parentElement.closest("[data-unit]");
  const parts = [...content.querySelectorAll("[data-unit], h2, h3, h4, h5, h6")].filter(outer);
  const isUnit = (element) => element.hasAttribute("data-unit");
  const levelOf = (heading) => Number(heading.tagName[1]);
  const holders = [...content.querySelectorAll("[data-holder]")].filter(outer).reverse();

  const above = [];
  const units = [];
  for (const part of parts) {
    if (isUnit(part)) {
      const text = [...above.filter(Boolean).map((heading) => heading.textContent), part.textContent].join(" ");
      units.push({ part, text: fold(text), counts: part.dataset.unit === "thing" });
    } else {
      above.length = levelOf(part);
      above[levelOf(part)] = part;
    }
  }
  const things = units.filter((unit) => unit.counts);
  const counted = things.length ? things : units;

  const show = (element, shown) => element.classList.toggle("filtered-out", !shown);
  const isShown = (element) => !element.classList.contains("filtered-out");

  // Backwards: a heading is needed while something below it, before the next one of its rank, is shown.
  const showHeadings = () => {
    const needed = new Array(7).fill(false);
    for (const part of [...parts].reverse()) {
      if (!isUnit(part)) {
        show(part, needed[levelOf(part)]);
        needed.fill(false, levelOf(part));
      } else if (isShown(part)) {
        needed.fill(true);
      }
    }
  };

  const filter = () => {
    const words = wordsOf(input.value);
    for (const { part, text } of units) show(part, words.every((word) => text.includes(word)));
    for (const holder of holders) {
      show(holder, !words.length || [...holder.querySelectorAll("[data-unit]")].some(isShown));
    }
    showHeadings();
    if (!words.length) parts.forEach((part) => show(part, true));
    const n = counted.filter(({ part }) => isShown(part)).length;
    const found = units.some(({ part }) => isShown(part));
    const wording = found ? input.dataset.count : input.dataset.none;
    status.textContent = words.length ? filled(wording, { n, all: counted.length }) : "";
  };

  input.addEventListener("input", filter);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    input.value = "";
    filter();
  });
  box.hidden = false;
}
