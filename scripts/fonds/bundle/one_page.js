// Shows the articles that have every word typed; accents and case do not count.
(() => {
  'use strict';
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replaceAll("œ", "oe").replaceAll("æ", "ae").replace(/[’‘ʼ]/g, "'")
  const form = document.querySelector("form"), input = form.querySelector("input")
  const output = form.querySelector("output")
  const articles = [...document.querySelectorAll("article")].map(shown => [shown, fold(shown.textContent)])
  const plural = new Intl.PluralRules(output.dataset.lang)
  const say = count => {
    const text = !count ? output.dataset.none : output.dataset[plural.select(count) === "one" ? "one" : "other"]
    output.textContent = text.replace("{n}", count)
  }
  const search = () => {
    const words = fold(input.value).split(/\s+/).filter(Boolean)
    let count = 0
    for (const [shown, text] of articles) {
      shown.hidden = !words.every(word => text.includes(word))
      count += !shown.hidden
    }
    if (words.length) say(count)
    else output.textContent = ""
  }
  form.hidden = false
  form.addEventListener("submit", event => event.preventDefault())
  input.addEventListener("input", search)
  window.addEventListener("hashchange", () => {
    input.value = ""
    search()
    document.getElementById(location.hash.slice(1))?.scrollIntoView()
  })
})()
