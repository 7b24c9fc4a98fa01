// Gives every text that stands out less than 4.5 to 1 from its ground and every icon less than 3 to 1, with the contrast
// it has. What cannot be used just now is left out, as WCAG 1.4.3 and 1.4.11 do.
() => {
  const LEAST = { text: 4.5, icon: 3 };
  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const colour = (css) => {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = css;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = brush.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (upper, lower) =>
    [0, 1, 2].map((at) => upper[at] * upper[3] + lower[at] * (1 - upper[3])).concat(1);
  const light = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const parent = (one) => one.parentElement ?? one.getRootNode().host ?? null;
  const chain = (one) => {
    const found = [];
    for (let at = one; at; at = parent(at)) found.push(at);
    return found;
  };
  const ground = (one) =>
    chain(one)
      .map((at) => colour(getComputedStyle(at).backgroundColor))
      .reverse()
      .reduce((below, above) => over(above, below), [255, 255, 255, 1]);
  const everything = (root) =>
    [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? everything(one.shadowRoot) : [])]);
  const own = (one) =>
    [...one.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent.trim()).join("");
  const isSeen = (one) =>
    one.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !one.closest("svg, style, script, noscript, :disabled, [data-testid=stSlider]");
  const weak = {};
  for (const one of everything(document)) {
    const text = own(one);
    if (!text || !isSeen(one)) continue;
    const below = ground(one);
    const ink = colour(getComputedStyle(one).color);
    ink[3] *= chain(one).reduce((share, at) => share * Number(getComputedStyle(at).opacity), 1);
    const [dark, bright] = [light(over(ink, below)), light(below)].sort((a, b) => a - b);
    const contrast = (bright + 0.05) / (dark + 0.05);
    if (contrast < (one.closest("[data-testid=stIconMaterial]") ? LEAST.icon : LEAST.text)) weak[text.slice(0, 40)] = contrast.toFixed(2);
  }
  return weak;
}
