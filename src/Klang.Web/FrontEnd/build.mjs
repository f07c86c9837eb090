import { mkdirSync } from 'node:fs';
mkdirSync(new URL('../wwwroot/dist', import.meta.url), { recursive: true });
