# Herdbook in a container: built in one stage, run by an ordinary user in the other.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# The program is not there yet, so its build must not start on its own.
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/src/catalog src/catalog
COPY --from=build /app/src/sample src/sample
RUN ln -s /app/dist/program/herdbook.js /usr/local/bin/herdbook && chmod +x dist/program/herdbook.js
USER node
WORKDIR /home/node
EXPOSE 4680
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4680/api/health').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["herdbook"]
CMD ["explore", "--host", "0.0.0.0", "--no-open"]
