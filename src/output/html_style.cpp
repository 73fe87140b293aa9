// SPDX-License-Identifier: MIT
// How a page looks: on paper, on a phone, by day and by night.
#include "output/html_style.hpp"

namespace kpi {

std::string_view html_style() {
  return R"css(
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --line: #d5dbe1; --band: #f3f5f7;
  --paper: #ffffff; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --dim: #9ba6b2; --line: #363d46; --band: #1d2228; --paper: #14171b; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem; background: var(--paper);
  color: var(--ink); font: 0.9375rem/1.45 system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 0 0 0.25rem; font-size: 1.5rem; line-height: 1.2; }
h2 { margin: 2rem 0 0.5rem; font-size: 1.0625rem; }
header p { margin: 0.125rem 0; color: var(--dim); }
header .period { color: var(--ink); font-weight: 600; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.3125rem 0.625rem; border-bottom: 1px solid var(--line); text-align: left;
  vertical-align: baseline; }
th { font-weight: 400; }
thead th { color: var(--dim); font-size: 0.8125rem; vertical-align: bottom; }
.number { text-align: right; white-space: nowrap; }
thead .number { white-space: normal; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
.total th { white-space: nowrap; }
.section th { padding-top: 1rem; font-weight: 600; }
.value { font-weight: 600; }
.words { color: var(--dim); font-size: 0.875rem; }
.groups tbody tr { background: var(--paper); }
.groups tbody tr:nth-child(even) { background: var(--band); }
.groups tbody th, .groups td:not([class]) { min-width: 6rem; max-width: 20rem; }
.groups tbody th, .groups thead th:first-child { position: sticky; left: 0;
  background: inherit; }
.groups thead tr { background: var(--paper); }
.groups .time { white-space: nowrap; }
ul { margin: 0; padding-left: 1.25rem; }
footer { margin-top: 2rem; color: var(--dim); font-size: 0.8125rem; }
@media (max-width: 40rem) {
  body { padding: 1rem; }
  .total thead { display: none; }
  .total, .total tbody { display: block; }
  .total tr { display: grid; grid-template-columns: 1fr auto; padding: 0.375rem 0;
    border-bottom: 1px solid var(--line); }
  .total th, .total td { padding: 0; border: 0; white-space: normal; }
  .total .section { border: 0; padding-top: 1rem; }
  .total .value { padding-left: 1rem; }
  .total .quotient, .total .words { grid-column: 1 / -1; text-align: left; white-space: normal;
    color: var(--dim); font-size: 0.8125rem; }
}
@media print {
  :root { color-scheme: light; --ink: #000000; --dim: #444444; --line: #bbbbbb; --band: #f3f5f7;
    --paper: #ffffff; }
  body { max-width: none; padding: 0; font-size: 9pt; }
  .scroll { overflow: visible; }
  .groups { font-size: 7pt; }
  .groups th, .groups td { padding: 0.125rem 0.1875rem; min-width: 0; }
  .groups thead th { font-size: 6pt; }
  tr { break-inside: avoid; }
  h2 { break-after: avoid; }
}
)css";
}

// Of the text above, which a browser compares it with; the golden cases recompute it.
std::string_view html_style_hash() {
  return "wQeU3M4SL8ueaz4/dL+ngusqc4DXBK7reX4N8R2JEcA=";
}

}  // namespace kpi
