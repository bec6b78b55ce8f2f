// Copies a subject or a message's text; where the clipboard is closed to us, selects it so that Ctrl+C does.
{
  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.writeText(element.innerText.trim());
      return true;
    } catch {
      select(element);
      return document.execCommand("copy");
    }
  };

  for (const button of document.querySelectorAll(".copied button")) {
    const wording = button.textContent;
    const text = button.parentElement.querySelector("[data-copy]");
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      button.textContent = (await copy(text)) ? button.dataset.done : button.dataset.failed;
      setTimeout(() => (button.textContent = wording), 2500);
    });
    button.hidden = false;
  }
}
