// A static server on 127.0.0.1 that behaves as a plain host does: a folder's index.html, 404.html for
// what is missing, correct types, no directory listing, nothing outside the folder.
import { createServer } from 'node:http';
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

async function locate(root, urlPath) {
  let decoded;
  try {
    decoded = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (decoded.includes('\0')) return null;
  let path = resolve(root, '.' + decoded);
  if (path !== root && !path.startsWith(root + sep)) return null;
  try {
    const info = await stat(path);
    if (info.isDirectory()) {
      if (!decoded.endsWith('/')) return null;
      path = join(path, 'index.html');
      await stat(path);
    }
    return path;
  } catch {
    return null;
  }
}

/** The folder of its host a site says it is published in ("/jixiao"), else "/open": a link to the host's root is seen. */
export async function folderOf(site) {
  const home = await readFile(join(site, 'index.html'), 'utf8').catch(() => '');
  const address = /<link rel="canonical" href="([^"]+)">/.exec(home)?.[1];
  const folder = address && new URL('.', address).pathname.replace(/\/$/, '');
  return folder || '/open';
}

const COMPRESSED = /^text|javascript|json|xml/;

/**
 * Serves `site`; `prefix` ("/open") puts it into a sub-directory of the host, as many are published. With `sent`,
 * texts are compressed as hosts do, and it is told the path and the bytes of every answer.
 */
export async function serve(site, prefix = '', sent = null) {
  const root = await realpath(site);
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://127.0.0.1').pathname;
    const inside = path.startsWith(prefix + '/') ? path.slice(prefix.length) : null;
    const found = inside === null ? null : await locate(root, inside);
    const file = found ?? join(root, '404.html');
    const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
    let body = await readFile(file).catch(() => Buffer.from('missing'));
    const compressed = sent && COMPRESSED.test(type);
    if (compressed) body = gzipSync(body);
    sent?.(path.slice(prefix.length + 1), body.length);
    response.writeHead(found ? 200 : 404, {
      'content-type': type,
      ...(compressed ? { 'content-encoding': 'gzip' } : {}),
      'content-length': body.length,
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    origin,
    /** The address of a path relative to the site's folder, each segment percent-encoded. */
    url: (path) => `${origin}${prefix}/${path.split('/').map(encodeURIComponent).join('/')}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
