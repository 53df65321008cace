"use strict";
(() => {
  const bar = document.getElementById("filters");
  const articles = [...document.querySelectorAll("article")];
  if (!articles.length) return;
  const words = document.getElementById("words");
  const shown = document.getElementById("shown");
  const all = document.getElementById("all");
  const selects = [...bar.querySelectorAll("select")];
  const entries = [...document.querySelectorAll("nav a")]
    .map((link) => [link.parentElement, document.getElementById(link.hash.slice(1))])
    .filter(([, section]) => section && section.tagName === "SECTION");
  const sections = [...document.querySelectorAll("main > section, main section section")];
  const folded = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f\u064b-\u065f]/g, "").toLowerCase();
  let texts = null;
  const counted = (number) =>
    number.toLocaleString("en") + (number === 1 ? " excerpt" : " excerpts");

  function apply() {
    const wanted = folded(words.value).split(/\s+/).filter(Boolean);
    const chosen = selects
      .filter((select) => select.value)
      .map((select) => [select.dataset.facet, select.value]);
    if (wanted.length && !texts) texts = articles.map((each) => folded(each.textContent));
    let number = 0;
    articles.forEach((article, place) => {
      const passes =
        chosen.every(([facet, value]) => (article.dataset[facet] || "").split(" ").includes(value)) &&
        wanted.every((word) => texts[place].includes(word));
      if (article.hidden === passes) article.hidden = !passes;
      if (passes) number += 1;
    });
    for (const section of sections) {
      if (section.className !== "notes") section.hidden = !section.querySelector("article:not([hidden])");
    }
    for (const [entry, section] of entries) entry.hidden = section.hidden;
    const narrowed = wanted.length > 0 || chosen.length > 0;
    shown.textContent = narrowed
      ? number.toLocaleString("en") + " of " + counted(articles.length)
      : counted(number);
    all.hidden = !narrowed;
    document.getElementById("nothing").hidden = number > 0;
  }

  let waiting = 0;
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 150);
  });
  for (const select of selects) select.addEventListener("change", apply);
  all.addEventListener("click", () => {
    words.value = "";
    for (const select of selects) select.value = "";
    apply();
    words.focus();
  });
  bar.hidden = false;
  apply();
})();
