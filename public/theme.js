// Sets the reader's theme before the first paint: a blocking script, so small
// that it costs nothing, in a file of its own because the policy allows no inline code.
const theme = localStorage.getItem('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
