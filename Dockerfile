# The desk, with its sources bundled. Settings and the key come from outside; the image holds no secret.
FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app

# Without install scripts: they would fetch a second Node and bundle sources that are not here yet. The native parts that the
# desk needs lie ready-made in their packages.
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force

COPY LICENSE ./
COPY data data
COPY scripts scripts
COPY src src
# Last, so that the bundle is newer than every source: the start then leaves it as it is.
RUN node scripts/bundle.mjs

# A number that no person of the host usually has: the key file belongs to it.
RUN groupadd --system --gid 10001 sayso \
  && useradd --system --uid 10001 --gid sayso --home-dir /var/lib/sayso --no-create-home --shell /usr/sbin/nologin sayso \
  && install -d -m 0700 -o sayso -g sayso /var/lib/sayso
USER sayso
ENV DESK_HOME=/var/lib/sayso
EXPOSE 8787

ENTRYPOINT ["node", "--max-semi-space-size=8", "scripts/sayso.mjs"]
CMD ["start"]
