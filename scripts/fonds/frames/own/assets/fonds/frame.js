/* The switch between light and dark: each press goes on to the next, and the browser keeps it. */
(() => {
  const KEY = "fonds-scheme";
  const NEXT = {"": "light", light: "dark", dark: ""};
  const button = document.querySelector(".fonds-scheme");
  const {dataset} = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return dataset.scheme ?? "";
    }
  };

  const keep = (scheme) => {
    try {
      if (scheme) localStorage.setItem(KEY, scheme);
      else localStorage.removeItem(KEY);
    } catch {
      // Where nothing may be kept, the choice holds for this page.
    }
  };

  const show = (scheme) => {
    if (scheme in NEXT && scheme) dataset.scheme = scheme;
    else delete dataset.scheme;
    if (button) button.title = button.innerText.trim();
  };

  button?.addEventListener("click", () => {
    const scheme = NEXT[dataset.scheme ?? ""] ?? "";
    keep(scheme);
    show(scheme);
  });
  addEventListener("storage", ({key}) => key === KEY && show(kept()));
  addEventListener("pageshow", () => show(kept()));
})();
