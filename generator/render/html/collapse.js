// On a phone, the contents and the background of questions start closed; on paper everything is open.
{
  const foldable = [...document.querySelectorAll("details[data-collapse]")];
  let before = [];
  const onPhone = matchMedia("(max-width: 40rem)").matches;
  if (onPhone) foldable.forEach((details) => (details.open = false));
  document.querySelector(".contents")?.addEventListener("click", (event) => {
    if (onPhone && event.target.closest("a")) event.currentTarget.querySelector("details").open = false;
  });
  addEventListener("beforeprint", () => {
    before = foldable.map((details) => details.open);
    foldable.forEach((details) => (details.open = true));
  });
  addEventListener("afterprint", () => foldable.forEach((details, at) => (details.open = before[at])));
}
