// Measures ranking on labelled data: node scripts/ranking.mjs CVS.jsonl… --jobs ADS.jsonl…
// Lines are {"id","family","text","title"?}; a posting is relevant to a CV of its own family.
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { profileCv, profilePosting } from '../src/match/profile.ts';
import { createMatcher } from '../src/match/score.ts';
import { stemsOf } from '../src/match/words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { jobs: { type: 'string', multiple: true }, worst: { type: 'string' } },
});
const cvs = await read(positionals);
const jobs = await read(values.jobs ?? []);
if (cvs.length === 0 || jobs.length === 0) {
  console.error('Name files of CVs and, after --jobs, files of postings.');
  process.exit(2);
}
const untitled = jobs.map((job) => ({ ...job, title: '' }));
report('MiniSearch BM25, title x2', miniSearch(jobs));
report('TF-IDF with bigrams', tfIdf(jobs));
report('sayso', sayso(jobs));
report('sayso, titles hidden', sayso(untitled));
report('TF-IDF, titles hidden', tfIdf(untitled));
if (values.worst) worst(sayso(jobs), Number(values.worst));

async function read(paths) {
  const rows = [];
  for (const path of paths)
    for (const line of (await readFile(path, 'utf8')).split('\n'))
      if (line.trim() !== '') rows.push(JSON.parse(line));
  return rows;
}

/** Every method is a function from a CV to a score per posting, in the order of the postings. */
function miniSearch(postings) {
  const index = new MiniSearch({ fields: ['title', 'text'] });
  index.addAll(postings);
  return (cv) => {
    const found = new Map(
      index.search(cv.text, { boost: { title: 2 } }).map(({ id, score }) => [id, score]),
    );
    return postings.map(({ id }) => found.get(id) ?? 0);
  };
}

function tfIdf(postings) {
  const bag = (text, title) => {
    const counts = new Map();
    const add = (source, weight) => {
      const stems = stemsOf(source).filter((stem) => stem !== '');
      stems.forEach((stem, i) => {
        counts.set(stem, (counts.get(stem) ?? 0) + weight);
        if (i > 0) {
          const pair = `${stems[i - 1]} ${stem}`;
          counts.set(pair, (counts.get(pair) ?? 0) + weight);
        }
      });
    };
    add(title, 3);
    add(text, 1);
    return counts;
  };
  const bags = postings.map(({ text, title }) => bag(text, title ?? ''));
  const frequency = new Map();
  for (const counts of bags)
    for (const term of counts.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weigh = (counts) => {
    const weights = new Map();
    let sum = 0;
    for (const [term, count] of counts) {
      const idf = Math.log((postings.length + 1) / ((frequency.get(term) ?? 0) + 1)) + 1;
      const weight = (1 + Math.log(count)) * idf;
      weights.set(term, weight);
      sum += weight * weight;
    }
    for (const [term, weight] of weights) weights.set(term, weight / Math.sqrt(sum));
    return weights;
  };
  const vectors = bags.map(weigh);
  return (cv) => {
    const query = weigh(bag(cv.text, ''));
    return vectors.map((vector) => {
      let dot = 0;
      for (const [term, weight] of vector) dot += weight * (query.get(term) ?? 0);
      return dot;
    });
  };
}

function sayso(postings) {
  const matcher = createMatcher(postings.map(({ family, ...posting }) => profilePosting(posting)));
  return (cv) => {
    const found = new Map(matcher.rank(profileCv(cv)).map(({ id, exact }) => [id, exact]));
    return postings.map(({ id }) => found.get(id) ?? 0);
  };
}

function rankOf(scores) {
  return scores.map((_, i) => i).sort((a, b) => scores[b] - scores[a] || a - b);
}

function measure(cv, scores) {
  const order = rankOf(scores);
  const hits = order.map((i) => jobs[i].family === cv.family);
  const relevant = hits.filter(Boolean).length;
  if (relevant === 0) return null;
  let dcg = 0;
  let ideal = 0;
  for (let i = 0; i < 10; i++) {
    if (hits[i]) dcg += 1 / Math.log2(i + 2);
    if (i < relevant) ideal += 1 / Math.log2(i + 2);
  }
  let above = 0;
  let pairs = 0;
  for (const isHit of hits) {
    if (isHit) above++;
    else pairs += above;
  }
  return {
    ndcg: dcg / ideal,
    mrr: 1 / (hits.indexOf(true) + 1),
    auc: pairs / (relevant * (hits.length - relevant)),
  };
}

function report(name, method) {
  const rows = cvs.map((cv) => measure(cv, method(cv))).filter((row) => row !== null);
  const mean = (key) => (rows.reduce((sum, row) => sum + row[key], 0) / rows.length).toFixed(3);
  console.log(
    `${name.padEnd(28)} nDCG@10 ${mean('ndcg')}  MRR ${mean('mrr')}  AUC ${mean('auc')}  n ${rows.length}`,
  );
}

function worst(method, count) {
  const rows = cvs
    .map((cv) => ({ cv, scores: method(cv) }))
    .map(({ cv, scores }) => ({ cv, scores, ...measure(cv, scores) }))
    .sort((a, b) => a.ndcg - b.ndcg)
    .slice(0, count);
  for (const { cv, scores, ndcg } of rows) {
    console.log(`${ndcg.toFixed(2)} ${cv.id} ${cv.family}: ${cv.text.slice(0, 60)}`);
    for (const i of rankOf(scores).slice(0, 10))
      console.log(`    ${scores[i].toFixed(1)} ${jobs[i].family}: ${jobs[i].title}`);
  }
}
