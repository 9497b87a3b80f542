// Starts the page: a module of its own, because the policy forbids scripts in the page.
// It fetches the WebAssembly with its integrity, streams it, mounts the app, and shows a plain way out when
// anything fails, so that nobody is left with an empty page or loses work.

const tag = document.querySelector("script[data-glue]");
const here = (name) => new URL(name, import.meta.url).href;
const root = document.getElementById("app");

function broken(id) {
  for (const section of document.querySelectorAll("[data-broken]")) section.hidden = section.dataset.broken !== id;
  const shown = document.querySelector(`[data-broken="${id}"]`);
  if (id === "crash") root.inert = true;
  shown.scrollIntoView();
  shown.querySelector("h2").focus();
}

for (const button of document.querySelectorAll("[data-reload]")) {
  button.addEventListener("click", () => location.reload());
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const area = button.parentElement.querySelector("textarea");
    try {
      area.value = sessionStorage.getItem("bpc.work") ?? "";
    } catch {
      area.value = "";
    }
    area.hidden = false;
    area.select();
    await navigator.clipboard?.writeText(area.value).catch(() => {});
  });
}

addEventListener("error", (event) => {
  if (event.error instanceof WebAssembly.RuntimeError) broken("crash");
});
addEventListener("unhandledrejection", (event) => {
  if (event.reason instanceof WebAssembly.RuntimeError) broken("crash");
});

async function start() {
  if (typeof WebAssembly !== "object") return broken("old");
  const { default: init, mount } = await import(here(tag.dataset.glue));
  await init({ module_or_path: fetch(here(tag.dataset.wasm), { integrity: tag.dataset.wasmIntegrity }) });
  root.replaceChildren();
  mount(root, { lang: document.documentElement.lang, route: "hash", base: here("frameworks/") });
}

start().catch((error) => {
  console.error(error);
  broken(error instanceof WebAssembly.RuntimeError ? "crash" : "load");
});
