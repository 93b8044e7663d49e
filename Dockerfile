# Not yet run: no container engine was at hand where this was written. The steps are those of .ci/run and the README.
FROM node:24-bookworm-slim AS build
WORKDIR /keyline
COPY package.json package-lock.json ./
RUN npm ci --engine-strict --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV KEYLINE_ENV=production KEYLINE_HOME=/var/lib/keyline HOST=0.0.0.0 PORT=4000
WORKDIR /keyline
COPY --from=build /keyline/package.json ./
COPY --from=build /keyline/bin bin
COPY --from=build /keyline/dist dist
COPY --from=build /keyline/migrations migrations
COPY --from=build /keyline/node_modules node_modules
RUN mkdir -p /var/lib/keyline && chown node:node /var/lib/keyline
USER node
VOLUME /var/lib/keyline
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD node -e "fetch('http://127.0.0.1:4000/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "bin/keyline.mjs", "start"]
