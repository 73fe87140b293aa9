// SPDX-License-Identifier: MIT
// The figures of `kpi compute FILE -k @all -g queue -g queue,30m -g agent`, computed by DuckDB.
//
// usage: node duckdb.mjs FILE expert|users OUTPUT [THREADS] [figures]
//
// FILE is CSV, or NDJSON where its name ends in .ndjson.
//
// expert: loads once into narrow types, and merges the groupings into few statements.
// users:  loads once with the types that DuckDB finds out, and asks one question a statement.
// Writes the CSV files OUTPUT.queue, OUTPUT.interval and OUTPUT.agent; with `figures`, also prints the
// total and per-queue figures of the comparison as JSON. @duckdb/node-api is looked for in the
// node_modules of the working directory.
import { createRequire } from 'node:module';
import path from 'node:path';

const [file, way, output, threads = '2', print = ''] = process.argv.slice(2);
if (!output || !['expert', 'users'].includes(way)) {
  console.error('usage: node duckdb.mjs FILE expert|users OUTPUT [THREADS] [figures]');
  process.exit(2);
}
const { DuckDBInstance } = createRequire(path.resolve('node_modules', 'x.js'))('@duckdb/node-api');

const ndjson = file.endsWith('.ndjson');
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const week = 7 * 86400;

// How each way writes what the statements of both have in common.
const words = {
  expert: {
    inbound: 'inbound', blocked: "outcome = 'blocked'", answered: "outcome = 'answered'",
    abandoned: "outcome = 'abandoned'", second: 'second', slot: 'slot', resolved: 'resolved = 1',
    transferred: 'transferred = 1', handle: 'handle',
  },
  users: {
    inbound: "direction = 'inbound'", blocked: "outcome = 'blocked'", answered: "outcome = 'answered'",
    abandoned: "outcome = 'abandoned'", second: 'epoch(start)::BIGINT',
    slot: 'epoch(start)::BIGINT // 1800', resolved: 'resolved = 1', transferred: 'transferred = 1',
    handle: '(talk + hold + acw)',
  },
}[way];
const { inbound, blocked, answered, abandoned, second, slot, resolved, transferred, handle } = words;

const offered = `count(*) FILTER (NOT (${blocked}))`;
const quotient = (a, b) => `(${a}) / nullif(${b}, 0)`;
const counted = (condition) => `count(*) FILTER (${condition})`;
const percentiles = {
  // One sorted list for all the percentiles of a column.
  expert: `quantile_disc(wait, [0.5, 0.9, 0.95]) FILTER (${answered}) AS wait_percentiles,
    quantile_disc(${handle}, [0.5, 0.9]) FILTER (${answered}) AS handle_percentiles`,
  users: [0.5, 0.9, 0.95].map((p) => `quantile_disc(wait, ${p}) FILTER (${answered}) AS wait_p${p * 100}`)
    .concat([0.5, 0.9].map((p) => `quantile_disc(${handle}, ${p}) FILTER (${answered}) AS aht_p${p * 100}`))
    .join(',\n    '),
}[way];

// The half hours from the first call to the last.
const period = `(SELECT max(${slot}) - min(${slot}) + 1 FROM calls) / 2.0`;

// Of inbound calls; rates are of the default formulas.
const kpisOver = (hours) => `${offered} AS offered,
    ${counted(answered)} AS answered,
    ${counted(abandoned)} AS abandoned,
    ${offered} - ${counted(answered)} - ${counted(abandoned)} AS other_exits,
    ${counted(blocked)} AS blocked,
    ${offered} / (${hours}) AS arrival_rate,
    count(*) / (SELECT count(*) FROM calls WHERE ${inbound}) AS share,
    ${quotient(counted(answered), offered)} AS answer_rate,
    ${quotient(counted(`${answered} AND wait <= 20`), offered)} AS service_level,
    avg(wait) FILTER (${answered}) AS asa,
    avg(wait) FILTER (NOT (${blocked})) AS average_wait,
    ${percentiles},
    max(wait) FILTER (NOT (${blocked})) AS longest_wait,
    avg(wait) FILTER (${abandoned}) AS time_to_abandon,
    ${quotient(counted(abandoned), offered)} AS abandonment_rate,
    ${quotient(counted(`${abandoned} AND wait <= 5`), offered)} AS short_abandon_rate,
    ${quotient(counted(blocked), 'count(*)')} AS blocked_rate,
    avg(${handle}) FILTER (${answered}) AS aht,
    avg(talk) FILTER (${answered}) AS talk_time,
    avg(acw) FILTER (${answered}) AS acw_time,
    avg(hold) FILTER (${answered}) AS hold_time,
    avg(hold) FILTER (${answered} AND hold > 0) AS hold_time_held,
    ${quotient(counted(`${answered} AND hold > 0`), counted(answered))} AS held_rate,
    avg(talk + hold) FILTER (${answered}) AS call_duration,
    ${quotient(counted(`${answered} AND ${transferred}`), counted(answered))} AS transfer_rate,
    ${quotient(counted(`${answered} AND ${resolved}`), `count(resolved) FILTER (${answered})`)} AS fcr,
    ${quotient('count(*) FILTER (csat >= 4)', 'count(csat)')} AS csat,
    ${quotient('100.0 * (count(*) FILTER (nps >= 9) - count(*) FILTER (nps <= 6))', 'count(nps)')} AS nps`;

// A contact repeats the one before of the same caller and reason; those of the first week have no
// one before them that the log could know.
const contacts = `SELECT queue, agent, ${slot} AS slot, ${second} AS second,
    lag(${second}) OVER (PARTITION BY caller, reason ORDER BY ${second}) AS before
  FROM calls WHERE ${inbound} AND ${answered} AND caller IS NOT NULL`;
const repeatRate = `avg(CASE WHEN second - before <= ${week} THEN 1.0 ELSE 0.0 END) AS repeat_rate`;
const judged = `second >= ${week} + (SELECT min(${second}) FROM calls)`;

const intervals = (by) => `SELECT ${by}, ${offered} AS offered,
    ${counted(`${answered} AND wait <= 20`)} >= 0.8 * ${offered} AS met
  FROM calls WHERE ${inbound} GROUP BY ${by}, ${slot} HAVING ${offered} > 0`;
const intervalsMet = 'avg(CASE WHEN met THEN 1.0 ELSE 0.0 END) AS intervals_met';

const agentDays = `SELECT agent, sum(${handle}) AS worked,
    max(${second} + wait + ${handle}) - min(${second} + wait) AS present
  FROM calls WHERE ${answered} AND agent IS NOT NULL GROUP BY agent, (${second} + wait) // 86400`;
const occupancy = `SELECT agent, sum(worked) / nullif(sum(present), 0) AS occupancy
  FROM (${agentDays}) GROUP BY agent`;

const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const run = (sql) => connection.run(sql);
const write = (sql, ending) => run(`COPY (${sql}) TO ${quoted(`${output}.${ending}`)} (FORMAT csv, HEADER)`);

async function computeAsExpert() {
  const columns = `{'call_id': 'VARCHAR', 'start': 'TIMESTAMP', 'queue': 'VARCHAR', 'channel': 'VARCHAR',
    'direction': 'VARCHAR', 'caller': 'VARCHAR', 'agent': 'VARCHAR', 'outcome': 'VARCHAR',
    'wait': 'SMALLINT', 'talk': 'SMALLINT', 'hold': 'SMALLINT', 'acw': 'SMALLINT',
    'transferred': 'TINYINT', 'resolved': 'TINYINT', 'csat': 'TINYINT', 'nps': 'TINYINT',
    'reason': 'VARCHAR'}`;
  const log = ndjson
    ? `read_json(${quoted(file)}, format = 'newline_delimited', columns = ${columns})`
    : `read_csv(${quoted(file)}, auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', columns = ${columns})`;
  const wordsOf = (column) => `(SELECT DISTINCT ${column} FROM (SELECT ${column} FROM ${log} LIMIT 50000)
    WHERE ${column} IS NOT NULL)`;

  await run('SET preserve_insertion_order = false');
  // Whoever has the log knows these words; a look at its beginning finds them here.
  await run(`CREATE TYPE queues AS ENUM ${wordsOf('queue')}`);
  await run(`CREATE TYPE reasons AS ENUM ${wordsOf('reason')}`);
  await run("CREATE TYPE outcomes AS ENUM ('answered', 'abandoned', 'blocked', 'voicemail')");
  await run(`CREATE TEMP TABLE calls AS SELECT queue::queues AS queue, reason::reasons AS reason,
      outcome::outcomes AS outcome, direction = 'inbound' AS inbound, substr(caller, 3)::BIGINT AS caller,
      substr(agent, 2)::SMALLINT AS agent, epoch(start)::INTEGER AS second,
      (epoch(start)::INTEGER // 1800)::INTEGER AS slot, wait, talk, hold, acw,
      talk::INTEGER + hold + acw AS handle, transferred, resolved, csat, nps
    FROM ${log}`);

  await run(`CREATE TEMP TABLE figures AS SELECT grouping(queue, slot, agent) AS grouping, queue, slot, agent,
      ${kpisOver(`CASE WHEN grouping(slot) = 0 THEN 0.5 ELSE ${period} END`)}
    FROM calls WHERE inbound GROUP BY GROUPING SETS ((queue), (queue, slot), (agent))`);
  await run(`CREATE TEMP TABLE repeats AS SELECT grouping(queue, slot, agent) AS grouping, queue, slot, agent,
      ${repeatRate} FROM (${contacts}) WHERE ${judged}
    GROUP BY GROUPING SETS ((queue), (queue, slot), (agent))`);
  const read = `SELECT f.* EXCLUDE (grouping, wait_percentiles, handle_percentiles),
      wait_percentiles[1] AS wait_p50, wait_percentiles[2] AS wait_p90, wait_percentiles[3] AS wait_p95,
      handle_percentiles[1] AS aht_p50, handle_percentiles[2] AS aht_p90, repeat_rate`;
  const joined = `figures f LEFT JOIN repeats r ON r.grouping = f.grouping
    AND r.queue IS NOT DISTINCT FROM f.queue AND r.slot IS NOT DISTINCT FROM f.slot
    AND r.agent IS NOT DISTINCT FROM f.agent`;
  await write(`${read}, intervals_met FROM ${joined}
    LEFT JOIN (SELECT queue, avg(CASE WHEN service_level >= 0.8 THEN 1.0 ELSE 0.0 END) AS intervals_met
      FROM figures WHERE grouping = 1 AND offered > 0 GROUP BY queue) i ON i.queue = f.queue
    WHERE f.grouping = 3 ORDER BY f.queue`, 'queue');
  await write(`${read}, CASE WHEN offered > 0 THEN service_level >= 0.8 END AS intervals_met FROM ${joined}
    WHERE f.grouping = 1 ORDER BY f.slot, f.queue`, 'interval');
  await write(`${read}, intervals_met, occupancy FROM ${joined}
    LEFT JOIN (SELECT agent, ${intervalsMet} FROM (${intervals('agent')}) GROUP BY agent) i
      ON i.agent IS NOT DISTINCT FROM f.agent
    LEFT JOIN (${occupancy}) o ON o.agent = f.agent
    WHERE f.grouping = 6 ORDER BY f.agent`, 'agent');
}

async function computeAsUsers() {
  const log = `${ndjson ? 'read_json' : 'read_csv'}(${quoted(file)})`;
  await run(`CREATE TEMP TABLE calls AS SELECT * FROM ${log}`);
  const tables = [['queue', 'queue', 'queue', period],
    ['interval', `queue, ${slot} AS slot`, 'queue, slot', '0.5'], ['agent', 'agent', 'agent', period]];
  for (const [name, selected, keys, hours] of tables) {
    await run(`CREATE TEMP TABLE figures_${name} AS SELECT ${selected}, ${kpisOver(hours)}
      FROM calls WHERE ${inbound} GROUP BY ${keys}`);
    await run(`CREATE TEMP TABLE repeats_${name} AS SELECT ${keys}, ${repeatRate} FROM (${contacts})
      WHERE ${judged} GROUP BY ${keys}`);
  }
  const joined = (name, keys) => `figures_${name} f LEFT JOIN repeats_${name} r ON ${
    keys.map((key) => `r.${key} IS NOT DISTINCT FROM f.${key}`).join(' AND ')}`;
  const met = (by) => `LEFT JOIN (SELECT ${by}, ${intervalsMet} FROM (${intervals(by)}) GROUP BY ${by}) i
    ON i.${by} IS NOT DISTINCT FROM f.${by}`;
  await write(`SELECT f.*, repeat_rate, intervals_met FROM ${joined('queue', ['queue'])} ${met('queue')}
    ORDER BY f.queue`, 'queue');
  await write(`SELECT f.*, repeat_rate, CASE WHEN offered > 0 THEN service_level >= 0.8 END AS intervals_met
    FROM ${joined('interval', ['queue', 'slot'])} ORDER BY f.slot, f.queue`, 'interval');
  await write(`SELECT f.*, repeat_rate, intervals_met, occupancy FROM ${joined('agent', ['agent'])}
    ${met('agent')} LEFT JOIN (${occupancy}) o ON o.agent = f.agent ORDER BY f.agent`, 'agent');
}

async function figures() {
  const names = 'offered, answered, service_level, asa, aht, abandonment_rate';
  const row = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const numbers = (object) => Object.fromEntries(Object.entries(object)
    .map(([name, value]) => [name, value === null ? null : Number(value)]));
  const [total] = await row(`SELECT ${names} FROM (SELECT ${kpisOver(period)} FROM calls WHERE ${inbound})`);
  const rows = await row(`SELECT queue, ${names}, wait_p90, aht_p90, intervals_met, repeat_rate
    FROM read_csv(${quoted(`${output}.queue`)}) ORDER BY queue`);
  return { total: numbers(total),
    queue: Object.fromEntries(rows.map(({ queue, ...others }) => [queue, numbers(others)])) };
}

await (way === 'expert' ? computeAsExpert() : computeAsUsers());
if (print === 'figures') console.log(JSON.stringify(await figures()));
