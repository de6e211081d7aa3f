// Of the page that shows a code, or the button of a wallet: works on browsers of many years.
(() => {
  const { state, back } = document.body.dataset;

  // The order's own page shows what became of it; this one only has to notice that it is over.
  const news = new EventSource(state);
  news.addEventListener('message', ({ data }) => {
    if (JSON.parse(data).isAwaited) return;
    news.close();
    location.replace(back);
  });

  const button = document.querySelector('button[data-parameters]');
  if (!button) return;
  const parameters = JSON.parse(button.dataset.parameters);
  // What the wallet answers is a browser's word, and believed by nobody: the stream tells.
  const invoke = () => window.WeixinJSBridge?.invoke('getBrandWCPayRequest', parameters, () => {});
  button.addEventListener('click', invoke);
  if (window.WeixinJSBridge) invoke();
  else document.addEventListener('WeixinJSBridgeReady', invoke, { once: true });
})();
