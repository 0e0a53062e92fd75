# The program alone, static: docker build --build-arg VERSION=v1.2.3 -t biaoping .
#
#   docker run --read-only --tmpfs /tmp -p 127.0.0.1:8080:8080 biaoping
FROM golang:1.26 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=dev
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.release=$VERSION" -o /biaoping ./cmd/biaoping

FROM scratch
COPY --from=build /biaoping /biaoping
COPY LICENSE NOTICE THIRD_PARTY_LICENSES /
USER 65532:65532
# Inside the container every address; what is reached from outside is for
# docker run to say.
ENV BIAOPING_ADDR=:8080 TMPDIR=/tmp
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=4s --start-period=5s CMD ["/biaoping", "health"]
ENTRYPOINT ["/biaoping"]
CMD ["serve"]
