/* Filters of the contents. Without this script the list is whole and the filters are not shown. */
'use strict';
(() => {
  const form = document.getElementById('filters');
  if (!form) return;
  const texts = [...document.querySelectorAll('#texts > li')], shown = document.getElementById('shown');
  const value = (name) => form.elements[name]?.value ?? '';

  function filter() {
    const [author, lang, from, to] = ['author', 'lang', 'from', 'to'].map(value);
    let number = 0;
    for (const text of texts) {
      const { author: by, lang: language, year, until } = text.dataset;
      const dated = (!from && !to) || ((year !== '' || until !== '') && (!from || until === '' || Number(until) >= Number(from)) && (!to || year === '' || Number(year) <= Number(to)));
      text.hidden = !((!author || by === author) && (!lang || language === lang) && dated);
      number += text.hidden ? 0 : 1;
    }
    if (!author && !lang && !from && !to) shown.textContent = '';
    else shown.textContent = number === 1 ? form.dataset.one : form.dataset.many.replace('{a}', number);
  }

  form.hidden = false;
  form.addEventListener('input', filter);
  form.addEventListener('submit', (event) => event.preventDefault());
  filter();
})();
