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

  // A code on the phone that should scan it: kept as a picture, which the bank's app opens. It is
  // drawn beforehand, so that a slow phone still knows it as the tap of a person on a real link.
  const save = document.querySelector('a[download]');
  const drawing = document.querySelector('.code svg');
  if (save && drawing) {
    const side = 720;
    const copy = drawing.cloneNode(true);
    copy.setAttribute('width', side);
    copy.setAttribute('height', side);
    const image = new Image();
    image.addEventListener('load', () => {
      const canvas = document.createElement('canvas');
      canvas.width = canvas.height = side;
      canvas.getContext('2d').drawImage(image, 0, 0, side, side);
      save.href = canvas.toDataURL('image/png');
      save.hidden = false;
    });
    const text = new XMLSerializer().serializeToString(copy);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  }

  const button = document.querySelector('button[data-parameters]');
  if (!button) return;
  const parameters = JSON.parse(button.dataset.parameters);
  // What the wallet answers is a browser's word, and believed by nobody: the stream tells.
  const invoke = () => window.WeixinJSBridge?.invoke('getBrandWCPayRequest', parameters, () => {});
  button.addEventListener('click', invoke);
  if (window.WeixinJSBridge) invoke();
  else document.addEventListener('WeixinJSBridgeReady', invoke, { once: true });
})();
