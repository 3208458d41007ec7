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

/** Ticks at powers of ten for an axis whose values are decimal logarithms. */
export function powerTicks(from: number, to: number, count: number): readonly Tick[] {
  return niceTicks(from, to, Math.min(count, Math.max(1, Math.floor(to - from))))
    .filter(({ at }) => Number.isInteger(at))
    .map(({ at }) => ({ at, label: powerOfTen(at) }));
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10 with a superscript exponent; 1 and 10 in plain digits. */
export function powerOfTen(exponent: number): string {
  if (exponent === 0) return "1";
  if (exponent === 1) return "10";
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
}
