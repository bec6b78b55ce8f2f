// A place to write in is as high as what stands in it, on the screen and on paper.
const fit = (area) => {
  area.style.height = "auto";
  if (area.value) area.style.height = `${area.scrollHeight + 4}px`;
};
