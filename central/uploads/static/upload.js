// Without this the page works as well, only slower: photographs are made smaller before they are sent, and are shown.
"use strict";

const LONG_SIDE = 2600;
const SMALL_ENOUGH = 900000;

async function smaller(file) {
  if (!file.type.startsWith("image/") || file.size < SMALL_ENOUGH) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.88));
    return blob && blob.size < file.size ? new File([blob], "photo.jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

const form = document.querySelector("form");
if (form) {
  const input = form.querySelector("#files");
  const shown = form.querySelector("#shown");
  const button = form.querySelector("button");

  input.addEventListener("change", () => {
    shown.replaceChildren();
    for (const file of input.files) {
      if (!file.type.startsWith("image/")) continue;
      const picture = document.createElement("img");
      picture.alt = "";
      picture.src = URL.createObjectURL(file);
      picture.addEventListener("load", () => URL.revokeObjectURL(picture.src));
      shown.append(picture);
    }
  });

  form.addEventListener("submit", async (event) => {
    if (button.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    button.setAttribute("aria-busy", "true");
    button.textContent = button.dataset.busy;
    if (![...input.files].some((file) => file.type.startsWith("image/") && file.size >= SMALL_ENOUGH)) return;
    event.preventDefault();
    const chosen = new DataTransfer();
    for (const file of input.files) chosen.items.add(await smaller(file));
    input.files = chosen.files;
    form.submit();
  });
}
