import { niceStep } from "../shared/nice-step.ts";
import type { Tick } from "./axis.ts";

/** Ticks at round numbers from `from` to `to`, about `count` of them. */
export function niceTicks(from: number, to: number, count: number): readonly Tick[] {
  const step = niceStep((to - from) / count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const at = Number(((first + index) * step).toPrecision(12));
    return { at, label: formatNumber(at) };
  });
}

/** A number with a minus sign instead of a hyphen; 0.1 + 0.2 is 0.3. */
export function formatNumber(value: number): string {
  const exact = Number.isInteger(value) ? value : Number(value.toPrecision(12));
  return String(exact).replace("-", "−");
}

/**
 * Ticks of an axis between two decimal logarithms: at powers of ten; on a short axis also at 2 and 5 times
 * each; on a still shorter axis at round numbers.
 */
export function logarithmicTicks(from: number, to: number): readonly Tick[] {
  const powers = niceTicks(from, to, Math.min(6, Math.max(1, Math.floor(to - from))))
    .filter(({ at }) => Number.isInteger(at))
    .map(({ at }) => ({ at, label: powerOfTen(at) }));
  if (to - from > 2) return powers;
  const first = Math.floor(from);
  const marks = Array.from({ length: Math.ceil(to) - first + 1 }, (_, index) => first + index)
    .flatMap((power) => [1, 2, 5].map((factor) => ({ power, factor })))
    .map(({ power, factor }) => ({ at: power + Math.log10(factor), label: multipleText(factor, power) }))
    .filter(({ at }) => at >= from - 1e-9 && at <= to + 1e-9);
  if (marks.length > 2) return marks;
  return niceTicks(10 ** from, 10 ** to, 4).map(({ at, label }) => ({ at: Math.log10(at), label }));
}

/** `0.02`, or `2·10⁻⁵` for a number with many digits. */
function multipleText(factor: number, power: number): string {
  if (power >= -3 && power <= 3) return formatNumber(factor * 10 ** power);
  return factor === 1 ? powerOfTen(power) : `${factor}·${powerOfTen(power)}`;
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10 with a superscript exponent; 1 and 10 in plain digits. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return "1";
  if (exponent === 1) return "10";
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
