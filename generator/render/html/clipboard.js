// Puts text on the clipboard; where that is closed to us, selects it in its element so that Ctrl+C does.
const selected = (element) => {
  if (element.select) {
    element.focus();
    element.select();
  } else {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }
  return document.execCommand("copy");
};
const copied = async (text, element, select = selected) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return select(element);
  }
};
const copying = document.getElementById("page-content").dataset;
