/** Size of a picture in pixels. */
export interface PictureSize {
  /** Width, default 720. */
  readonly width?: number | undefined;
  /** Height, default 320. */
  readonly height?: number | undefined;
}

/** A rectangle in pixels in which a chart is drawn. */
export interface Plot {
  /** Left edge. */
  readonly left: number;
  /** Upper edge. */
  readonly top: number;
  /** Right edge. */
  readonly right: number;
  /** Lower edge. */
  readonly bottom: number;
}

/** Dashes that tell lines apart where they lie on one another; the first line has none. */
export const DASHES = ['', '8 4', '2 4', '12 4 2 4', '6 6', '1 3'] as const;

/** Colours that people with any kind of colour vision can tell apart, on white and on dark grounds. */
export const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'] as const;

/** A complete SVG document; `title` and `description` are read out by screen readers. */
export function svgDocument(
  width: number,
  height: number,
  title: string,
  description: string,
  body: readonly string[],
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12" fill="currentColor">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    text(16, 20, title, 'font-size="14" font-weight="600"'),
    ...body,
    '</svg>',
    '',
  ].join('\n');
}

/** A text at a place. */
export function text(x: number, y: number, content: string, attributes = ''): string {
  return `<text x="${px(x)}" y="${px(y)}"${attributes === '' ? '' : ` ${attributes}`}>${escaped(content)}</text>`;
}

/** A filled rectangle with a tooltip. */
export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  tip: string,
): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${colour}"><title>${escaped(tip)}</title></rect>`;
}

/** A line through points, with a pattern of dashes. */
export function line(
  points: readonly (readonly [x: number, y: number])[],
  colour: string,
  dashes = '',
): string {
  const path = points.map(([x, y]) => `${px(x)},${px(y)}`).join(' ');
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"${dashes === '' ? '' : ` stroke-dasharray="${dashes}"`}/>`;
}

/** Axes with labelled ticks; positions are in pixels. */
export function axes(
  plot: Plot,
  horizontal: readonly (readonly [x: number, label: string])[],
  vertical: readonly (readonly [y: number, label: string])[],
): string[] {
  const thin = 'stroke="currentColor" stroke-opacity="0.25"';
  return [
    ...vertical.map(
      ([y]) => `<line x1="${px(plot.left)}" x2="${px(plot.right)}" y1="${px(y)}" y2="${px(y)}" ${thin}/>`,
    ),
    ...horizontal.map(
      ([x]) =>
        `<line x1="${px(x)}" x2="${px(x)}" y1="${px(plot.bottom)}" y2="${px(plot.bottom + 4)}" ${thin}/>`,
    ),
    ...vertical.map(([y, label]) => text(plot.left - 6, y + 4, label, 'text-anchor="end"')),
    ...horizontal.map(([x, label]) => text(x, plot.bottom + 18, label, 'text-anchor="middle"')),
  ];
}

/** A row of coloured names. */
export function legend(
  x: number,
  y: number,
  entries: readonly (readonly [name: string, colour: string])[],
): string[] {
  let at = x;
  return entries.flatMap(([name, colour]) => {
    const place = at;
    at += 34 + name.length * 8;
    return [rect(place, y - 9, 12, 10, colour, name), text(place + 17, y, name)];
  });
}

/** Round values from 0 to at least `most`, at most six of them. */
export function ticks(most: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough) ?? 10 * power;
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, place) =>
    Number((place * step).toPrecision(6)),
  );
}

/** Text with the characters of XML escaped, without those XML forbids. */
export function escaped(content: string): string {
  const legal = [...content]
    .filter((character) => character >= ' ' || character === '\n' || character === '\t')
    .join('');
  return legal.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}
