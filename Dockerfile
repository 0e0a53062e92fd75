# The program alone, static: docker build --build-arg VERSION=v1.2.3 -t biaoping .
# It writes nothing but what it is asked for, and needs no /tmp:
#
#   docker run --read-only --cap-drop ALL -p 127.0.0.1:8080:8080 biaoping
#   docker run --read-only --network none -u "$(id -u):$(id -g)" -v "$PWD:/work" -w /work biaoping render 请求.yaml -o out
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=$VERSION" -o /biaoping ./cmd/biaoping

FROM scratch
ARG VERSION=dev
LABEL org.opencontainers.image.title="biaoping" \
      org.opencontainers.image.description="企业安全生产标准化评审文书" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.licenses="Apache-2.0 AND OFL-1.1 AND Arphic-1999"
COPY --from=build /biaoping /biaoping
COPY LICENSE NOTICE THIRD_PARTY_LICENSES /
USER 65532:65532
# Inside the container every address; what is reached from outside is for
# docker run to say.
ENV BIAOPING_ADDR=:8080
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s CMD ["/biaoping", "health"]
ENTRYPOINT ["/biaoping"]
CMD ["serve"]
