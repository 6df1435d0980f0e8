for (const button of document.querySelectorAll("button[data-examples]")) {
  button.addEventListener("click", () => {
    for (const examples of document.querySelectorAll("details.examples")) {
      examples.open = button.dataset.examples === "open";
    }
  });
}
