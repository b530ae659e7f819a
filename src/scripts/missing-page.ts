// On the 404 page: the language of the address first.

const lang = location.pathname.split('/').find((segment) => document.querySelector(`.missing-page > li[lang="${CSS.escape(segment)}"]`));
const item = lang && document.querySelector(`.missing-page > li[lang="${CSS.escape(lang)}"]`);
if (item) item.parentElement?.prepend(item);
